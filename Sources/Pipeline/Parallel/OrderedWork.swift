import Glibc

/// Work on items 0, 1, 2, … by several threads, with results taken in order.
///
/// At most `ahead` results a thread wait for an earlier one, so that memory does not grow with the number of items.
enum OrderedWork {
  /// Calls `produce` for every index in 0..<count on up to `jobs` threads, and `consume` with each result in order,
  /// never two at a time. The first error stops the work and is thrown.
  ///
  /// - Parameters:
  ///   - ahead: results for each thread that may wait; fewer where they are large.
  ///   - makeWorker: what a thread keeps from item to item, such as a canvas; made once a thread.
  ///   - finish: takes a thread's worker when nothing is left to do; from several threads at once.
  static func run<Worker: ~Copyable, Result: Sendable>(
    count: Int, jobs: Int, ahead: Int = 4,
    makeWorker: @escaping @Sendable () throws -> Worker,
    produce: @escaping @Sendable (inout Worker, Int) throws -> Result,
    consume: @escaping @Sendable (Int, Result) throws -> Void,
    finish: @escaping @Sendable (consuming Worker) -> Void = { _ in }
  ) throws {
    let threads = max(1, min(jobs, count))
    let queue = OrderedQueue<Result>(count: count, window: threads * ahead)
    Threads.run(threads) { _ in
      do {
        var worker = try makeWorker()
        while let index = queue.take() {
          let result = try produce(&worker, index)
          try queue.give(result, at: index, consume: consume)
        }
        finish(worker)
      } catch {
        queue.fail(error)
      }
    }
    if let error = queue.error { throw error }
  }
}

/// The indices yet to be worked on and the results that wait for their turn.
///
/// Unchecked because the compiler does not know POSIX mutexes; every stored value is touched only between
/// `lock` and `unlock`.
private final class OrderedQueue<Result: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let moved = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let count: Int
  private let window: Int
  private var nextToTake = 0
  private var nextToConsume = 0
  private var waiting: [Int: Result] = [:]
  private var isConsuming = false
  private var failure: (any Error)?

  init(count: Int, window: Int) {
    self.count = count
    self.window = window
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(moved, nil)
  }

  deinit {
    pthread_cond_destroy(moved)
    pthread_mutex_destroy(mutex)
    moved.deallocate()
    mutex.deallocate()
  }

  var error: (any Error)? { locked { failure } }

  /// The next index, as soon as it is not too far ahead of what has been consumed; `nil` when all is done.
  func take() -> Int? {
    locked {
      while failure == nil, nextToTake < count, nextToTake >= nextToConsume + window { wait() }
      guard failure == nil, nextToTake < count else { return nil }
      defer { nextToTake += 1 }
      return nextToTake
    }
  }

  /// Leaves a result, and consumes all that are due unless another thread is at it.
  func give(_ result: Result, at index: Int, consume: (Int, Result) throws -> Void) throws {
    var due: (Int, Result)? = locked {
      waiting[index] = result
      return isConsuming ? nil : claim()
    }
    while let (place, item) = due {
      try consume(place, item)
      due = locked {
        nextToConsume += 1
        isConsuming = false
        pthread_cond_broadcast(moved)
        return claim()
      }
    }
  }

  func fail(_ error: any Error) {
    locked {
      if failure == nil { failure = error }
      pthread_cond_broadcast(moved)
    }
  }

  private func claim() -> (Int, Result)? {
    guard failure == nil, let result = waiting.removeValue(forKey: nextToConsume) else {
      return nil
    }
    isConsuming = true
    return (nextToConsume, result)
  }

  private func wait() { pthread_cond_wait(moved, mutex) }

  private func locked<Value>(_ body: () throws -> Value) rethrows -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}
