import CLibrary
import Threading

/// Passes items in order from one thread to another; the giver waits while the taker is behind, so that memory stays that
/// of a few items.
package final class BoundedQueue<Item: Sendable>: Sendable {
  private struct State {
    var items: [Item] = []
    var isClosed = false
    var failure: (any Error)?
  }

  private let capacity: Int
  private let state = Monitor(State())

  private init(capacity: Int) { self.capacity = capacity }

  /// Calls `give` on this thread and `take` with each of its items on another.
  ///
  /// - Parameter give: stops when its argument, called with an item, returns false.
  /// - Throws: the first error of either.
  package static func run(
    capacity: Int = 4, give: ((Item) throws -> Bool) throws -> Void,
    take: @escaping @Sendable (Item) throws -> Void
  ) throws {
    let queue = BoundedQueue(capacity: capacity)
    let thread = Threads.start {
      do {
        while let item = queue.next() { try take(item) }
      } catch {
        queue.fail(error)
      }
    }
    guard let thread else {
      return try give {
        try take($0)
        return true
      }
    }
    do {
      try give { queue.put($0) }
    } catch {
      queue.fail(error)
    }
    queue.close()
    pthread_join(thread, nil)
    if let failure = queue.failure { throw failure }
  }

  /// - Returns: false when nobody takes any more.
  private func put(_ item: Item) -> Bool {
    state.change(
      when: { [capacity] in $0.items.count < capacity || $0.failure != nil },
      { state in
        guard state.failure == nil else { return false }
        state.items.append(item)
        return true
      })
  }

  private func next() -> Item? {
    state.change(
      when: { !$0.items.isEmpty || $0.isClosed || $0.failure != nil },
      { $0.items.isEmpty || $0.failure != nil ? nil : $0.items.removeFirst() })
  }

  private var failure: (any Error)? { state.change { $0.failure } }

  private func close() { state.change { $0.isClosed = true } }

  private func fail(_ error: any Error) {
    state.change { if $0.failure == nil { $0.failure = error } }
  }
}
