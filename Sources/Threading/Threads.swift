import CLibrary

/// Threads of the system's own. A shared pool would not do: work that starts further work would find it taken.
package enum Threads {
  /// Calls `body` with 0..<count on as many threads at once, the caller's among them, and returns when all are done.
  ///
  /// A thread that the system refuses to start is done without: the caller makes its call.
  package static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for index in 1..<max(count, 1) {
      if let thread = start({ body(index) }) { threads.append(thread) } else { body(index) }
    }
    body(0)
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Calls `body` on a thread that must be joined.
  ///
  /// - Returns: `nil` when the system refuses to start one.
  package static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let box = Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    if status != 0 { box.release() }
    return status == 0 ? thread : nil
  }

  private final class Box: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
