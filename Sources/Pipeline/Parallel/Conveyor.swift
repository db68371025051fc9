import Glibc

/// Passes items in order from one thread to another; the giver waits while the taker is behind, so that memory stays that
/// of a few items.
///
/// Unchecked because the compiler does not know POSIX mutexes; every stored value is touched only between
/// `lock` and `unlock`.
final class Conveyor<Item: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let moved = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let capacity: Int
  private var items: [Item] = []
  private var isClosed = false
  private var failure: (any Error)?

  private init(capacity: Int) {
    self.capacity = capacity
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(moved, nil)
  }

  deinit {
    pthread_cond_destroy(moved)
    pthread_mutex_destroy(mutex)
    moved.deallocate()
    mutex.deallocate()
  }

  /// Calls `give` on this thread and `take` with each of its items on another.
  ///
  /// - Parameter give: stops when its argument, called with an item, returns false.
  /// - Throws: the first error of either.
  static func run(
    capacity: Int = 4, give: ((Item) throws -> Bool) throws -> Void,
    take: @escaping @Sendable (Item) throws -> Void
  ) throws {
    let conveyor = Conveyor(capacity: capacity)
    let thread = Threads.start {
      do {
        while let item = conveyor.next() { try take(item) }
      } catch {
        conveyor.fail(error)
      }
    }
    guard let thread else {
      return try give {
        try take($0)
        return true
      }
    }
    do {
      try give { conveyor.put($0) }
    } catch {
      conveyor.fail(error)
    }
    conveyor.close()
    pthread_join(thread, nil)
    if let failure = conveyor.failure { throw failure }
  }

  /// - Returns: false when nobody takes any more.
  private func put(_ item: Item) -> Bool {
    locked {
      while items.count >= capacity, failure == nil { pthread_cond_wait(moved, mutex) }
      guard failure == nil else { return false }
      items.append(item)
      return true
    }
  }

  private func next() -> Item? {
    locked {
      while items.isEmpty, !isClosed, failure == nil { pthread_cond_wait(moved, mutex) }
      return items.isEmpty || failure != nil ? nil : items.removeFirst()
    }
  }

  private func close() { locked { isClosed = true } }

  private func fail(_ error: any Error) { locked { if failure == nil { failure = error } } }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(moved)
      pthread_mutex_unlock(mutex)
    }
    return body()
  }
}
