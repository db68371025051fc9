/// The operations of packed frames, in raster order. Each is a byte that holds the operation and, for
/// the first three, a count in its lower five bits; counts from 31 on continue in base 128.
///
/// The idea is that of QOI (qoiformat.org): a few operations that fit synthetic pictures, coded
/// faster than memory is compared, here with a backdrop and the row above as further references.
enum PixelOperation {
  /// The next pixels are those of the backdrop.
  static let skip: UInt8 = 0x80
  /// The next pixels are those one row up.
  static let above: UInt8 = 0xA0
  /// The next pixels are that to the left.
  static let run: UInt8 = 0xC0
  /// One pixel near the last colour coded: green changes by the lower four bits − 8, then a byte that
  /// holds what red and blue change beyond green, + 8 each.
  static let near: UInt8 = 0xE0
  /// One pixel of the three bytes that follow.
  static let color: UInt8 = 0xF0
  /// One transparent pixel.
  static let transparent: UInt8 = 0xF1

  /// Anything below `skip` is the slot of one of the colours met lately.
  static let slotCount = 128

  @inline(__always)
  static func slot(of color: UInt32) -> Int {
    Int((color &* 0x9E37_79B1) >> 25)
  }
}
