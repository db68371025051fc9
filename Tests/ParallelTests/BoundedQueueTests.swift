import Synchronization
import Testing

@testable import Parallel

struct BoundedQueueTests {
  private struct Failure: Error, Equatable { let item: Int }

  @Test(arguments: [0, 1, 3, 1000])
  func itemsArriveInOrder(count: Int) throws {
    let taken = Mutex([Int]())
    try BoundedQueue<Int>.run(capacity: 2) { give in
      for item in 0..<count where try !give(item) { return }
    } take: { item in
      taken.withLock { $0.append(item) }
    }
    #expect(taken.withLock { $0 } == Array(0..<count))
  }

  @Test func theGiverStopsWhenTheTakerFails() throws {
    let given = Mutex(0)
    #expect(throws: Failure(item: 5)) {
      try BoundedQueue<Int>.run(capacity: 2) { give in
        for item in 0..<1_000_000 {
          if try !give(item) { return }
          given.withLock { $0 = item }
        }
      } take: { item in
        if item == 5 { throw Failure(item: item) }
      }
    }
    #expect(given.withLock { $0 } < 10)
  }

  @Test func theTakerStopsWhenTheGiverFails() throws {
    #expect(throws: Failure(item: 1)) {
      try BoundedQueue<Int>.run { give in
        _ = try give(0)
        throw Failure(item: 1)
      } take: { _ in
      }
    }
  }
}
