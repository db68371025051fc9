extension Bitmap {
  /// The red, green and blue bytes of all pixels, one channel after the other: [3, height, width].
  public var colorChannels: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 3 * pixels.count)
    for (index, word) in pixels.enumerated() {
      bytes[index] = UInt8(truncatingIfNeeded: word >> 16)
      bytes[pixels.count + index] = UInt8(truncatingIfNeeded: word >> 8)
      bytes[2 * pixels.count + index] = UInt8(truncatingIfNeeded: word)
    }
    return bytes
  }

  /// The brightness of all pixels, Pillow's `convert("L")`: [height, width].
  public var grayChannel: [UInt8] {
    pixels.map { word in
      let (red, green, blue) = (word >> 16 & 255, word >> 8 & 255, word & 255)
      return UInt8((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16)
    }
  }
}
