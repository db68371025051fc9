import CLibrary
import Threading

/// Work on items 0, 1, 2, … by several threads, with results taken in order.
///
/// At most `ahead` results a thread wait for an earlier one, so that memory does not grow with the number of items.
package enum OrderedWork {
  /// Calls `produce` for every index in 0..<count on up to `jobs` threads, and `consume` with each result in order,
  /// never two at a time. The first error stops the work and is thrown.
  ///
  /// - Parameters:
  ///   - ahead: results for each thread that may wait; fewer where they are large.
  ///   - makeWorker: what a thread keeps from item to item, such as a canvas; made once a thread.
  ///   - finish: takes a thread's worker when nothing is left to do; from several threads at once.
  package static func run<Worker: ~Copyable, Result: Sendable>(
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
private final class OrderedQueue<Result: Sendable>: Sendable {
  private struct State {
    var nextToTake = 0
    var nextToConsume = 0
    var waiting: [Int: Result] = [:]
    var isConsuming = false
    var failure: (any Error)?

    /// The result that is due, unless another thread is at the one before.
    mutating func claim() -> (Int, Result)? {
      guard !isConsuming, failure == nil, let result = waiting.removeValue(forKey: nextToConsume)
      else { return nil }
      isConsuming = true
      return (nextToConsume, result)
    }
  }

  private let count: Int
  private let window: Int
  private let state = Monitor(State())

  init(count: Int, window: Int) {
    self.count = count
    self.window = window
  }

  var error: (any Error)? { state.change { $0.failure } }

  /// The next index, as soon as it is not too far ahead of what has been consumed; `nil` when all is done.
  func take() -> Int? {
    state.change(
      when: { [count, window] state in
        state.failure != nil || state.nextToTake >= count
          || state.nextToTake < state.nextToConsume + window
      },
      { state in
        guard state.failure == nil, state.nextToTake < count else { return nil }
        defer { state.nextToTake += 1 }
        return state.nextToTake
      })
  }

  /// Leaves a result, and consumes all that are due unless another thread is at it.
  func give(_ result: Result, at index: Int, consume: (Int, Result) throws -> Void) throws {
    var due: (Int, Result)? = state.change { state in
      state.waiting[index] = result
      return state.claim()
    }
    while let (index, item) = due {
      try consume(index, item)
      due = state.change { state in
        state.nextToConsume += 1
        state.isConsuming = false
        return state.claim()
      }
    }
  }

  func fail(_ error: any Error) {
    state.change { if $0.failure == nil { $0.failure = error } }
  }
}
