import CLibrary

/// Time that never runs backwards.
package enum Clock {
  /// Seconds since some fixed moment.
  package static var seconds: Double { read(CLOCK_MONOTONIC) }
  /// Seconds that this thread has had a processor.
  package static var threadSeconds: Double { read(CLOCK_THREAD_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
