import CLibrary

/// The terminal that standard error may be.
enum Terminal {
  /// Whether lines there can be drawn over: not in a file or a pipe, and not where TERM says that it is too simple.
  static var canRedraw: Bool {
    guard isatty(STDERR_FILENO) == 1, let kind = variable("TERM") else { return false }
    return kind != "dumb"
  }

  /// Characters a line: what COLUMNS says, or else the terminal itself; 80 when neither knows.
  static var columns: Int {
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    #if canImport(Darwin)
      let request: UInt = 0x4008_7468
    #else
      let request = UInt(TIOCGWINSZ)
    #endif
    let isKnown = ioctl(STDERR_FILENO, request, &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// A variable of the environment; `nil` when it is not set or empty.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
