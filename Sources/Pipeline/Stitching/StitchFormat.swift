/// What frames can be stitched to; the raw value is the file's extension.
public enum StitchFormat: String, Sendable, CaseIterable {
  case gif, apng, png, mp4, webm, webp

  /// The format that a file's extension names.
  public init?(file: String) {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
    self.init(rawValue: file[file.index(after: dot)...].lowercased())
  }

  /// Whether ffmpeg has to write it.
  var isForeign: Bool { [.mp4, .webm, .webp].contains(self) }

  /// Whether the file says how often it plays.
  public var canLoop: Bool { self != .mp4 && self != .webm }

  /// The highest rate at which the film plays as it should.
  public var highestRate: Double {
    switch self {
    case .gif: 50
    case .apng, .png, .webp: 90
    case .mp4, .webm: 240
    }
  }

  /// Why there is such a rate.
  public var rateReason: String {
    switch self {
    case .gif: "browsers show frames of less than 2 hundredths of a second for 10"
    case .apng, .png, .webp: "browsers show frames of 1 hundredth of a second or less for 10"
    case .mp4, .webm: "players drop frames beyond it"
    }
  }
}
