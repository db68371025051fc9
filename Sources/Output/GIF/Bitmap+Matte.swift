import Graphics

extension Bitmap {
  /// Pixels as a format without translucent ones takes them: opaque, or with straight components.
  ///
  /// - Parameter matte: the opaque colour, 0xRRGGBB, that pixels of at least a fifth of full opacity are painted over,
  ///   while others become transparent; `nil` for none.
  mutating func makeBinary(over matte: UInt32?) {
    guard let matte else { return unpremultiply() }
    pixels.withUnsafeMutableBufferPointer { pixels in
      for index in pixels.indices where pixels[index] < 0xFF00_0000 {
        pixels[index] = pixels[index] < 0x3300_0000 ? 0 : pixels[index].over(0xFF00_0000 | matte)
      }
    }
  }
}

extension FramePainter {
  /// A copy of a frame without translucent pixels.
  func binary(_ index: Int, size: Size, matte: UInt32?) throws -> Bitmap {
    var bitmap = try bitmap(index, size: size)
    bitmap.makeBinary(over: matte)
    return bitmap
  }
}
