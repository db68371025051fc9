import CLibrary
import Synchronization

/// Where a team's work is announced, claimed and counted.
///
/// Unchecked because the compiler does not know POSIX mutexes, and because a body is called by several threads, which its
/// caller allows.
final class WorkBoard: @unchecked Sendable {
  private struct Work {
    let count: Int
    let body: (Int) -> Void
  }

  /// The round in the upper half, and how many pieces nobody has claimed in the lower: who claims one of a round that is over
  /// fails, since the round is part of what is compared.
  private let open = Atomic<UInt64>(0)
  /// Of the round under way. It stays valid while a piece is claimed and not done.
  private let work = Atomic<UnsafeRawPointer?>(nil)
  private let done = Atomic<Int>(0)
  private let isBusy = Atomic<Bool>(false)
  private let isClosed = Atomic<Bool>(false)
  /// Threads that sleep until a round begins, and whether the caller sleeps until one ends.
  private let sleepers = Atomic<Int>(0)
  private let callerSleeps = Atomic<Bool>(false)
  private let looks: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let begun = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let ended = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(looks: Int) {
    self.looks = looks
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(begun, nil)
    pthread_cond_init(ended, nil)
  }

  deinit {
    pthread_cond_destroy(ended)
    pthread_cond_destroy(begun)
    pthread_mutex_destroy(mutex)
    ended.deallocate()
    begun.deallocate()
    mutex.deallocate()
  }

  /// Does all pieces with the help of those who wait.
  func run(_ count: Int, _ body: (Int) -> Void) {
    guard let pieces = UInt32(exactly: count), !isBusy.exchange(true, ordering: .acquiring) else {
      for piece in 0..<count { body(piece) }
      return
    }
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: Work(count: count, body: body)) { pointer in
        done.store(0, ordering: .relaxed)
        work.store(UnsafeRawPointer(pointer), ordering: .relaxed)
        let round = Self.round(open.load(ordering: .relaxed)) &+ 1
        open.store(UInt64(round) << 32 | UInt64(pieces), ordering: .sequentiallyConsistent)
        if sleepers.load(ordering: .sequentiallyConsistent) > 0 { wake(begun) }
        take(round)
        waitUntilDone(count)
      }
    }
    isBusy.store(false, ordering: .releasing)
  }

  /// Helps with every round until the board is closed.
  func help() {
    var seen: UInt32 = 0
    while let round = nextRound(after: seen) {
      take(round)
      seen = round
    }
  }

  func close() {
    isClosed.store(true, ordering: .sequentiallyConsistent)
    wake(begun)
  }

  private static func round(_ open: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: open >> 32) }

  /// Does pieces of a round until all are claimed.
  private func take(_ round: UInt32) {
    while true {
      let now = open.load(ordering: .acquiring)
      let left = Int(UInt32(truncatingIfNeeded: now))
      guard Self.round(now) == round, left > 0 else { return }
      let claim = open.compareExchange(
        expected: now, desired: now &- 1, ordering: .acquiringAndReleasing)
      guard claim.exchanged, let pointer = work.load(ordering: .relaxed) else { continue }
      let count = Self.perform(pointer, left)
      let isLast = done.add(1, ordering: .sequentiallyConsistent).newValue == count
      if isLast, callerSleeps.load(ordering: .sequentiallyConsistent) { wake(ended) }
    }
  }

  /// A function of its own, so that no reference to the body is left when the piece is counted, after which the caller may
  /// go on.
  @inline(never)
  private static func perform(_ pointer: UnsafeRawPointer, _ left: Int) -> Int {
    let work = pointer.assumingMemoryBound(to: Work.self).pointee
    work.body(work.count - left)
    return work.count
  }

  private func waitUntilDone(_ count: Int) {
    for _ in 0..<looks where done.load(ordering: .acquiring) == count { return }
    pthread_mutex_lock(mutex)
    callerSleeps.store(true, ordering: .sequentiallyConsistent)
    while done.load(ordering: .sequentiallyConsistent) < count { pthread_cond_wait(ended, mutex) }
    callerSleeps.store(false, ordering: .relaxed)
    pthread_mutex_unlock(mutex)
  }

  /// - Returns: `nil` when the board is closed.
  private func nextRound(after seen: UInt32) -> UInt32? {
    for _ in 0..<looks {
      let round = Self.round(open.load(ordering: .acquiring))
      if round != seen { return round }
      if isClosed.load(ordering: .relaxed) { return nil }
    }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    sleepers.add(1, ordering: .sequentiallyConsistent)
    defer { sleepers.subtract(1, ordering: .relaxed) }
    while true {
      let round = Self.round(open.load(ordering: .sequentiallyConsistent))
      if round != seen { return round }
      if isClosed.load(ordering: .sequentiallyConsistent) { return nil }
      pthread_cond_wait(begun, mutex)
    }
  }

  private func wake(_ condition: UnsafeMutablePointer<pthread_cond_t>) {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }
}
