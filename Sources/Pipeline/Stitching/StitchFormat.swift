/// What frames can be stitched to; the raw value is the file's extension.
public enum StitchFormat: String, Sendable, CaseIterable {
  case gif, apng, png, mp4, webm, webp

  /// The format that a file's extension names.
  public init?(file: String) {
    let name = file.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }

  /// Whether ffmpeg has to write it.
  var isForeign: Bool { [.mp4, .webm, .webp].contains(self) }

  /// Whether the file says how often it plays.
  public var canLoop: Bool { self != .mp4 && self != .webm }

  /// Whether its pictures may be transparent.
  public var canBeTransparent: Bool { self != .mp4 && self != .webm }

  /// What is odd about a film of this format at a pace; `nil` when nothing is.
  func warning(for pace: Pace) -> String? {
    switch (self, pace) {
    case (.gif, .framesPerSecond(let rate)) where rate > 50:
      "a GIF shows at most 50 frames a second, so the film is slower than asked"
    case (.gif, .delays) where pace.shortest < 2,
      (.gif, .recorded) where pace.shortest < 2:
      "browsers show frames of less than 2 hundredths of a second for 10"
    case (.apng, _) where pace.shortest <= 1, (.png, _) where pace.shortest <= 1,
      (.webp, _) where pace.shortest <= 1:
      "browsers show frames of 1 hundredth of a second or less for 10"
    default: nil
    }
  }
}
