import Synchronization
import Testing

@testable import Parallel

struct OrderedWorkTests {
  private struct Broken: Error, Equatable {
    let index: Int
  }

  @Test(arguments: [1, 2, 7], [0, 1, 5, 200])
  func resultsComeInOrder(jobs: Int, count: Int) throws {
    let seen = Mutex([Int]())
    try OrderedWork.run(count: count, jobs: jobs) {
    } produce: { _, index in
      index * index
    } consume: { index, square in
      #expect(square == index * index)
      seen.withLock { $0.append(index) }
    }
    #expect(seen.withLock { $0 } == Array(0..<count))
  }

  @Test(arguments: [1, 3]) func everyWorkerIsFinishedOnce(jobs: Int) throws {
    let total = Mutex(0)
    try OrderedWork.run(count: 100, jobs: jobs) {
      0
    } produce: { worker, index in
      worker += index
    } consume: { _, _ in
    } finish: { worker in
      total.withLock { $0 += worker }
    }
    #expect(total.withLock { $0 } == 4950)
  }

  @Test(arguments: [1, 4]) func theFirstErrorEndsTheWork(jobs: Int) {
    #expect(throws: Broken(index: 30)) {
      try OrderedWork.run(count: 1_000_000, jobs: jobs) {
      } produce: { _, index in
        if index == 30 { throw Broken(index: index) }
      } consume: { index, _ in
        #expect(index < 30)
      }
    }
  }
}
