/// How pixels are told apart: 24 bits of colour, or transparent.
struct PixelFormat: Sendable, Equatable {
  /// The word that stands for every transparent pixel.
  static let transparent: UInt32 = 0x0100_0000
  private static let colorMask: UInt32 = 0x00FF_FFFF

  /// Whether pixels with alpha below 128 are transparent; otherwise alpha is ignored.
  var hasTransparency: Bool

  @inline(__always)
  func normalize(_ pixel: UInt32) -> UInt32 {
    hasTransparency && pixel >> 31 == 0 ? Self.transparent : pixel & Self.colorMask
  }
}
