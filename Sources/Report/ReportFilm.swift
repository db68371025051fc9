/// A film or picture of a run, with the bytes of its file.
public struct ReportFilm: Sendable {
  public enum Theme: Sendable {
    /// Shown to all readers, or to those who prefer light or dark pages.
    case any, light, dark
  }

  /// What panels of several runs share: the file's name.
  public let name: String
  /// What is to be seen, in words.
  public let altText: String
  /// "image/gif", of which frames are shown in step; others are shown as they are.
  public let mediaType: String
  public let bytes: [UInt8]
  public let theme: Theme
  /// The epoch of each frame where those are not the moments of the run.
  public var moments: [Double]?

  public init(
    name: String, altText: String, mediaType: String, bytes: [UInt8], theme: Theme = .any,
    moments: [Double]? = nil
  ) {
    self.name = name
    self.altText = altText
    self.mediaType = mediaType
    self.bytes = bytes
    self.theme = theme
    self.moments = moments
  }

  /// What it adds to a page, before it is text: the file, and its first image where it moves.
  public var embeddedBytes: Int {
    bytes.count + (mediaType == "image/gif" ? GIFStill.first(of: bytes)?.count ?? 0 : 0)
  }

  /// Width and height in pixels of a GIF or PNG.
  var size: (width: Int, height: Int)? {
    func number(_ offsets: [Int]) -> Int { offsets.reduce(0) { $0 << 8 | Int(bytes[$1]) } }
    if bytes.starts(with: Array("GIF8".utf8)), bytes.count > 13 {
      return (number([7, 6]), number([9, 8]))
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count > 24 {
      return (number([16, 17, 18, 19]), number([20, 21, 22, 23]))
    }
    return nil
  }
}
