import CLibrary
import Formatting

/// What is going on, for whoever waits: a bar on a terminal, plain lines in a log, nothing when quiet.
///
/// Everything goes to standard error, so that standard output holds results only. Calls may come from any thread.
public final class Progress: @unchecked Sendable {
  public enum Style: Sendable, Equatable { case bar, lines, quiet }

  private let style: Style
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var title = ""
  private var unit = ""
  private var total = 0
  private var done = 0
  private var started = 0.0
  private var lastShown = 0.0
  private var isOpen = false

  /// Seconds between two drawings of the bar, and between two lines in a log.
  private static let barPause = 0.1
  private static let linePause = 5.0

  public init(_ style: Style) {
    self.style = style
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// The style that suits standard error: a bar when it is a terminal that can draw one.
  public static func automatic(quiet: Bool) -> Progress {
    Progress(quiet ? .quiet : Terminal.canRedraw ? .bar : .lines)
  }

  /// Begins a stage of `total` steps.
  ///
  /// - Parameter unit: in the plural: "epochs".
  public func begin(_ title: String, total: Int, unit: String, done: Int = 0) {
    locked {
      close()
      (self.title, self.total, self.unit, self.done) = (title, total, unit, done)
      started = Clock.seconds
      lastShown = started
      startCount = done
      isOpen = true
      if style == .bar { show(final: false) }
    }
  }

  private var startCount = 0

  /// `count` further steps are done.
  public func advance(by count: Int = 1) {
    locked {
      done += count
      let now = Clock.seconds
      guard now - lastShown >= (style == .bar ? Self.barPause : Self.linePause) else { return }
      lastShown = now
      show(final: false)
    }
  }

  /// Ends the stage and leaves one line of it.
  public func end() {
    locked { close() }
  }

  /// One sentence between stages.
  public func say(_ sentence: String) {
    locked {
      close()
      if style != .quiet { StandardError.write(sentence.escapingControls + "\n") }
    }
  }

  private func close() {
    guard isOpen else { return }
    show(final: true)
    isOpen = false
  }

  private func show(final: Bool) {
    guard style != .quiet else { return }
    let elapsed = Clock.seconds - started
    let rate = elapsed > 0 ? Double(done - startCount) / elapsed : 0
    let line = ProgressLine(
      title: title, unit: unit, total: total, done: done, rate: rate, elapsed: elapsed,
      left: rate > 0 ? Double(max(0, total - done)) / rate : nil)
    // A terminal that has its last column filled may go on to the next line.
    let columns = style == .bar ? Terminal.columns - 1 : nil
    let text = final ? line.finished(columns: columns) : line.running(columns: columns)
    StandardError.write(
      style == .bar ? "\r\u{1B}[K\(text)" + (final ? "\n" : "") : text + "\n")
  }

  private func locked(_ body: () -> Void) {
    pthread_mutex_lock(mutex)
    body()
    pthread_mutex_unlock(mutex)
  }
}

extension String {
  /// The string with spaces after it up to `width` characters.
  package func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
