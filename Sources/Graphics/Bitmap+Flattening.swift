extension Bitmap {
  /// The picture painted over an opaque colour.
  public func flattened(over background: UInt32) -> Bitmap {
    var bitmap = self
    bitmap.pixels.withUnsafeMutableBufferPointer { pixels in
      for index in pixels.indices where pixels[index] < 0xFF00_0000 {
        pixels[index] = pixels[index].over(background)
      }
    }
    return bitmap
  }
}
