import CLibrary

/// State that one thread at a time may touch, and a way to wait until another thread has changed it.
///
/// Unchecked because the compiler does not know POSIX mutexes; the state is touched only while the mutex is held.
final class Monitor<State>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  init(_ state: State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Changes the state, once it is as needed, and wakes those who wait.
  func change<Value>(
    when isReady: (State) -> Bool = { _ in true }, _ body: (inout State) throws -> Value
  ) rethrows -> Value {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
    }
    while !isReady(state) { pthread_cond_wait(changed, mutex) }
    return try body(&state)
  }
}
