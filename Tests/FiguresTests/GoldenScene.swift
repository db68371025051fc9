import Foundation
import Testing

@testable import Figures
@testable import Plots

/// A film's scenes against a text in the folder `Golden`.
enum GoldenScene {
  /// Records an issue where the backdrop or the first, the middle or the last frame is another one; with NETLAPSE_ACCEPT=1 it
  /// becomes the text.
  static func check(_ name: String, _ film: Film) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).txt")
    let actual = try lines(film)
    if ProcessInfo.processInfo.environment["NETLAPSE_ACCEPT"] != nil {
      try write(actual, to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(
      String.init)
    guard actual != expected else { return }
    let kept = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(
      "netlapse-\(name).txt")
    try write(actual, to: kept)
    let index =
      zip(expected, actual).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(expected.count, actual.count)
    func line(_ lines: [String]) -> String { index < lines.count ? lines[index] : "(its end)" }
    Issue.record(
      "\(file.path) and \(kept.path) differ from line \(index + 1) on:\n\(line(expected))\n\(line(actual))"
    )
  }

  private static func write(_ lines: [String], to file: URL) throws {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
  }

  private static func lines(_ film: Film) throws -> [String] {
    var text = SceneText()
    text.add(film.backdrop)
    for frame in Set([0, film.frameCount / 2, film.frameCount - 1]).sorted() {
      text.add(heading: "frame \(frame) of \(film.frameCount)")
      text.add(try film.marks(frame))
    }
    return text.lines
  }
}
