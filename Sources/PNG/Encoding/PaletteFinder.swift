/// Numbers the colours of a picture in the order in which they first appear, as long as 256 suffice.
struct PaletteFinder {
  /// The colours as premultiplied words.
  private(set) var colors: [UInt32] = []
  private var keys: [UInt32]
  private var indices: [UInt32]

  /// Four slots a colour keep the chains of the open addressing short.
  private static let slots = 1024

  init() {
    keys = [UInt32](repeating: 0, count: Self.slots)
    indices = [UInt32](repeating: 0, count: Self.slots)
    colors.reserveCapacity(256)
  }

  /// Writes the index of each of `count` pixels; false at the 257th colour or one that is not opaque.
  mutating func index(
    _ pixels: UnsafePointer<UInt32>, count: Int, into target: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    guard count > 0 else { return true }
    // Unlike the first pixel, whatever that is.
    var last = ~pixels[0]
    var lastIndex: UInt32 = 0
    for position in 0..<count {
      let pixel = pixels[position]
      if pixel != last {
        guard pixel >= 0xFF00_0000, let found = number(pixel) else { return false }
        last = pixel
        lastIndex = found
      }
      target[position] = lastIndex
    }
    return true
  }

  private mutating func number(_ pixel: UInt32) -> UInt32? {
    var slot = Int((pixel &* 2_654_435_761) >> 22)
    while keys[slot] != pixel {
      if keys[slot] == 0 {
        guard colors.count < 256 else { return nil }
        keys[slot] = pixel
        indices[slot] = UInt32(truncatingIfNeeded: colors.count)
        colors.append(pixel)
        break
      }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return indices[slot]
  }
}
