/// Adler-32 (RFC 1950, section 9) of rows of pixels, each after a filter byte of 0.
struct RowChecksum {
  /// What a row adds to the sums: its bytes' sum, the same weighted with the pixel's number and with the byte's place in
  /// the pixel.
  private struct RowSums {
    var bytes: UInt64 = 0
    var byPixel: UInt64 = 0
    var byPlace: UInt64 = 0
  }

  private var first: UInt64 = 1
  private var second: UInt64 = 0
  private var row = RowSums()

  private static let modulus: UInt64 = 65521

  var value: UInt32 { UInt32(truncatingIfNeeded: second << 16 | first) }

  /// Adds a row of `count` pixels of `size` bytes.
  mutating func add(_ pixels: UnsafePointer<UInt32>, count: Int, size: Int) {
    row = RowSums()
    var start = 0
    while start < count {
      // Short enough that the sums of sums fit 32 bits.
      let end = min(count, start + 256)
      var (bytes, byPixel, byPlace): (UInt32, UInt32, UInt32) = (0, 0, 0)
      for x in start..<end {
        let word = pixels[x]
        let (b1, b2, b3) = (word >> 8 & 0xFF, word >> 16 & 0xFF, word >> 24)
        let sum = (word & 0xFF) &+ b1 &+ b2 &+ b3
        bytes &+= sum
        byPixel &+= sum &* UInt32(truncatingIfNeeded: x &- start)
        byPlace &+= b1 &+ 2 &* b2 &+ 3 &* b3
      }
      row.bytes &+= UInt64(bytes)
      row.byPixel &+= UInt64(byPixel) &+ UInt64(bytes) &* UInt64(truncatingIfNeeded: start)
      row.byPlace &+= UInt64(byPlace)
      start = end
    }
    repeatRow(count: count, size: size)
  }

  /// Adds the row before once more.
  mutating func repeatRow(count: Int, size: Int) {
    let length = UInt64(truncatingIfNeeded: count * size)
    let weighted =
      length &* row.bytes &- UInt64(truncatingIfNeeded: size) &* row.byPixel
      &- row.byPlace
    second = (second &+ (length &+ 1) &* first &+ weighted) % Self.modulus
    first = (first &+ row.bytes) % Self.modulus
  }
}
