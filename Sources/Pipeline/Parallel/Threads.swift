import Glibc

/// Threads of the system's own. A shared pool would not do: work that starts further work would find it taken.
enum Threads {
  /// Calls `body` with 0..<count on as many threads at once, the caller's among them, and returns when all are done.
  ///
  /// A thread that the system refuses to start is done without: its call is made afterwards.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for index in 1..<max(count, 1) {
      let box = Unmanaged.passRetained(Box(index: index, body: body))
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { argument in
          if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().run() }
          return nil
        }, box.toOpaque())
      if status == 0 {
        threads.append(thread)
      } else {
        box.takeRetainedValue().run()
      }
    }
    body(0)
    for thread in threads { pthread_join(thread, nil) }
  }

  private final class Box: Sendable {
    private let index: Int
    private let body: @Sendable (Int) -> Void

    init(index: Int, body: @escaping @Sendable (Int) -> Void) {
      self.index = index
      self.body = body
    }

    func run() { body(index) }
  }
}
