import CLibrary

/// Threads that wait for work which is cut into pieces, for work so short that starting threads would cost more.
///
/// Which thread does a piece is left to chance; what is computed must not depend on it. The caller does pieces too, and waits
/// for those that others have begun, never for a thread that has not come yet: on a busy machine it does most of them.
///
/// Waiting is a bounded number of looks, then sleep: to sleep at once costs more than small work takes, to look on forever
/// takes a processor from others.
package final class ThreadTeam: Sendable {
  private let board: WorkBoard
  private let threads: [Handle]

  /// A thread of the system; a pointer on some of them.
  private struct Handle: @unchecked Sendable { let thread: pthread_t }

  /// - Parameters:
  ///   - count: threads, the caller's among them; no more than the machine has processors.
  ///   - looks: how often a waiting thread looks before it sleeps.
  package convenience init(_ count: Int, looks: Int = 50_000) {
    self.init(exactly: min(count, sysconf(Int32(_SC_NPROCESSORS_ONLN))), looks: looks)
  }

  /// As many threads as are asked for, on however few processors.
  package init(exactly count: Int, looks: Int) {
    let board = WorkBoard(looks: looks)
    self.board = board
    threads = (1..<max(count, 1)).compactMap { _ in
      Threads.start { board.help() }.map(Handle.init)
    }
  }

  deinit {
    board.close()
    for handle in threads { pthread_join(handle.thread, nil) }
  }

  /// The caller's among them.
  package var count: Int { threads.count + 1 }

  /// Calls `body` once for every piece of 0..<count, on several threads at once, and returns when all are done.
  ///
  /// What a piece writes is seen by the caller afterwards, and what the caller wrote before is seen by the pieces. A call
  /// from within a piece, or while another thread's is under way, is done by its caller alone.
  package func run(_ count: Int, _ body: (Int) -> Void) {
    if threads.isEmpty || count < 2 {
      for piece in 0..<max(count, 0) { body(piece) }
    } else {
      board.run(count, body)
    }
  }
}
