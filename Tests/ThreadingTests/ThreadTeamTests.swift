import CLibrary
import Synchronization
import Testing

@testable import Threading

struct ThreadTeamTests {
  /// Numbers that several threads write, each its own.
  private final class Numbers: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>
    let count: Int

    init(_ count: Int) {
      self.count = count
      base = .allocate(capacity: count)
      base.initialize(repeating: 0, count: count)
    }

    deinit { base.deallocate() }

    var values: [Double] { Array(UnsafeBufferPointer(start: base, count: count)) }
  }

  /// Every piece is done once, and what it wrote is there afterwards; rounds follow each other at once.
  @Test(arguments: [1, 2, 3, 8], [0, 50, 50_000])
  func everyPieceIsDoneOnce(threads: Int, looks: Int) {
    let team = ThreadTeam(exactly: threads, looks: looks)
    #expect(team.count == threads)
    let numbers = Numbers(100)
    var wanted = numbers.values
    for round in 0..<2000 {
      let count = round % 100
      team.run(count) { numbers.base[$0] += Double(round + $0) }
      for i in 0..<count { wanted[i] += Double(round + i) }
    }
    #expect(numbers.values == wanted)
  }

  /// Rounds apart, so that all threads sleep before each.
  @Test func sleepersAreWoken() {
    let team = ThreadTeam(exactly: 4, looks: 10)
    let done = Atomic<Int>(0)
    for _ in 0..<50 {
      usleep(500)
      team.run(8) { _ in
        usleep(50)
        done.add(1, ordering: .relaxed)
      }
    }
    #expect(done.load(ordering: .relaxed) == 400)
  }

  /// While other threads take all processors.
  @Test func worksBesideOthers() {
    let numbers = Numbers(64)
    let rivals = Rivals()
    let team = ThreadTeam(exactly: 4, looks: 1000)
    for _ in 0..<300 { team.run(64) { numbers.base[$0] += 1 } }
    rivals.stop()
    #expect(numbers.values == [Double](repeating: 300, count: 64))
  }

  private final class Rivals: Sendable {
    private let isOver = Atomic<Bool>(false)
    private let threads = Mutex<[pthread_t]>([])

    init() {
      threads.withLock { threads in
        threads = (0..<4).compactMap { _ in
          Threads.start { [self] in while !isOver.load(ordering: .relaxed) {} }
        }
      }
    }

    func stop() {
      isOver.store(true, ordering: .relaxed)
      threads.withLock { for thread in $0 { pthread_join(thread, nil) } }
    }
  }

  /// A piece may ask the same team for more, and so may several threads at once.
  @Test func callsWithinCallsAreDone() {
    let team = ThreadTeam(exactly: 3, looks: 100)
    let done = Atomic<Int>(0)
    team.run(10) { _ in team.run(10) { _ in done.add(1, ordering: .relaxed) } }
    #expect(done.load(ordering: .relaxed) == 100)
    let numbers = Numbers(4 * 50)
    Threads.run(4) { caller in
      for _ in 0..<200 { team.run(50) { numbers.base[caller * 50 + $0] += 1 } }
    }
    #expect(numbers.values == [Double](repeating: 200, count: 200))
  }

  @Test func noMoreThreadsThanProcessors() {
    #expect(ThreadTeam(1_000_000).count <= max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #expect(ThreadTeam(0).count == 1)
    #expect(ThreadTeam(-3).count == 1)
  }

  @Test func teamsComeAndGo() {
    for _ in 0..<200 { ThreadTeam(exactly: 4, looks: 100).run(3) { _ in } }
  }
}
