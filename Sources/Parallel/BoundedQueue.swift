import CLibrary
import Threading

/// Passes items in order from one thread to others; the giver waits while these are behind, so that memory stays that of
/// a few items.
package final class BoundedQueue<Item: Sendable>: Sendable {
  private struct State {
    var items: [Item] = []
    var isClosed = false
    var failure: (any Error)?
    /// How many items have left the queue, and how many of them are done with.
    var claimed = 0
    var done = 0
  }

  private let capacity: Int
  private let state = Monitor(State())

  private init(capacity: Int) { self.capacity = capacity }

  /// Calls `give` on this thread, `prepare` with each of its items on others, and `take` with what comes of them: in the
  /// order of the items, never two at a time.
  ///
  /// - Parameters:
  ///   - capacity: the items that may wait.
  ///   - threads: those that prepare, each one item at a time.
  ///   - give: stops when its argument, called with an item, returns false.
  /// - Throws: the first error of any of them.
  package static func run<Result>(
    capacity: Int = 4, threads count: Int = 1, give: ((Item) throws -> Bool) throws -> Void,
    prepare: @escaping @Sendable (Item) throws -> Result,
    take: @escaping @Sendable (Result) throws -> Void
  ) throws {
    let queue = BoundedQueue(capacity: capacity)
    let threads = (0..<max(count, 1)).compactMap { _ in
      Threads.start {
        do {
          while let (index, item) = queue.next() {
            let result = try prepare(item)
            guard queue.waitForTurn(index) else { return }
            try take(result)
            queue.finish()
          }
        } catch {
          queue.fail(error)
        }
      }
    }
    if threads.isEmpty {
      return try give {
        try take(prepare($0))
        return true
      }
    }
    do {
      try give { queue.put($0) }
    } catch {
      queue.fail(error)
    }
    queue.close()
    for thread in threads { pthread_join(thread, nil) }
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

  private func next() -> (index: Int, item: Item)? {
    state.change(
      when: { !$0.items.isEmpty || $0.isClosed || $0.failure != nil },
      { state in
        guard !state.items.isEmpty, state.failure == nil else { return nil }
        defer { state.claimed += 1 }
        return (state.claimed, state.items.removeFirst())
      })
  }

  /// - Returns: false when the turn will not come.
  private func waitForTurn(_ index: Int) -> Bool {
    state.change(when: { $0.done == index || $0.failure != nil }, { $0.failure == nil })
  }

  private func finish() { state.change { $0.done += 1 } }

  private var failure: (any Error)? { state.change { $0.failure } }

  private func close() { state.change { $0.isClosed = true } }

  private func fail(_ error: any Error) {
    state.change { if $0.failure == nil { $0.failure = error } }
  }
}
