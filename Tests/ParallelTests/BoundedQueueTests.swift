import CLibrary
import Synchronization
import Testing

@testable import Parallel

struct BoundedQueueTests {
  private struct Failure: Error, Equatable { let item: Int }

  @Test(arguments: [0, 1, 3, 1000], [1, 2, 5])
  func itemsArriveInOrder(count: Int, threads: Int) throws {
    let taken = Mutex([Int]())
    try BoundedQueue<Int>.run(capacity: 2, threads: threads) { give in
      for item in 0..<count where try !give(item) { return }
    } prepare: { item in
      // The later ones are done first.
      if item % threads == 0 { usleep(100) }
      return 3 * item
    } take: { item in
      taken.withLock { $0.append(item) }
    }
    #expect(taken.withLock { $0 } == (0..<count).map { 3 * $0 })
  }

  /// The second item is ready long before the first one fails, and is not taken.
  @Test func nothingIsTakenAfterAFailure() throws {
    let taken = Mutex([Int]())
    #expect(throws: Failure(item: 0)) {
      try BoundedQueue<Int>.run(capacity: 2, threads: 2) { give in
        for item in 0..<2 where try !give(item) { return }
      } prepare: { item in
        if item == 0 {
          usleep(20_000)
          throw Failure(item: item)
        }
        return item
      } take: { item in
        taken.withLock { $0.append(item) }
      }
    }
    #expect(taken.withLock { $0 }.isEmpty)
  }

  @Test func itemsArePreparedSideBySide() throws {
    let inside = Mutex((now: 0, most: 0))
    try BoundedQueue<Int>.run(capacity: 4, threads: 3) { give in
      for item in 0..<60 where try !give(item) { return }
    } prepare: { _ in
      inside.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      usleep(2000)
      inside.withLock { $0.now -= 1 }
    } take: {
    }
    #expect(inside.withLock { $0.most } == 3)
  }

  @Test func theGiverStopsWhenTheTakerFails() throws {
    let given = Mutex(0)
    #expect(throws: Failure(item: 5)) {
      try BoundedQueue<Int>.run(capacity: 2) { give in
        for item in 0..<1_000_000 {
          if try !give(item) { return }
          given.withLock { $0 = item }
        }
      } prepare: {
        $0
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
      } prepare: {
        $0
      } take: { _ in
      }
    }
  }
}
