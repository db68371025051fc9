extension Bitmap {
  /// Whether nothing shows through any pixel.
  public var isOpaque: Bool {
    pixels.withUnsafeBufferPointer { $0.reduce(.max, &) } >= 0xFF00_0000
  }

  /// The picture painted over an opaque colour.
  public func flattened(over background: UInt32) -> Bitmap {
    if isOpaque { return self }
    var bitmap = self
    bitmap.pixels.withUnsafeMutableBufferPointer { pixels in
      for index in pixels.indices where pixels[index] < 0xFF00_0000 {
        pixels[index] = pixels[index].over(background)
      }
    }
    return bitmap
  }
}
