import Graphics

/// Between premultiplied words, which bitmaps hold, and straight components, which PNG files hold.
enum Unpremultiplied {
  /// A premultiplied 0xAARRGGBB word as straight red, green, blue and alpha bytes in the order of memory.
  static func bytes(of pixel: UInt32) -> UInt32 {
    if pixel >= 0xFF00_0000 { return (pixel << 8 | 0xFF).bigEndian }
    let straight = pixel.unpremultiplied
    return (straight << 8 | straight >> 24).bigEndian
  }

  /// A straight 0xAARRGGBB word, premultiplied and rounded as cairo rounds.
  static func premultiplied(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    if alpha == 255 { return pixel }
    func share(_ value: UInt32) -> UInt32 {
      let product = value * alpha + 128
      return (product + (product >> 8)) >> 8
    }
    return alpha << 24 | share(pixel >> 16 & 0xFF) << 16 | share(pixel >> 8 & 0xFF) << 8
      | share(pixel & 0xFF)
  }
}
