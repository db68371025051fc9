import CLibrary
import Formatting

/// The stream for people: progress and errors, never results.
public enum StandardError {
  /// Writes a text as it is; a reader that has gone away is no error.
  public static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { CLibrary.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count <= 0, errno != EINTR { return }
      bytes = bytes.dropFirst(max(0, count))
    }
  }

  /// Writes a line that names the program; nothing in it commands the terminal. Lines after it that begin with two spaces, as
  /// those of a table do, stay lines.
  public static func report(_ message: some CustomStringConvertible) {
    let lines = message.description.split(separator: "\n  ", omittingEmptySubsequences: false)
    write("render: \(lines.map(\.escapingControls).joined(separator: "\n  "))\n")
  }
}
