/// The five filters of a row, undone in place (PNG specification, section 9).
enum Unfiltering {
  /// How many bytes after a row may be read (not written), because pixels are loaded in fours.
  static let padding = 4

  /// - Parameters:
  ///   - above: the row above, unfiltered; zeros for the first.
  ///   - step: bytes of a whole pixel, at least 1.
  /// - Returns: false for an unknown filter.
  static func undo(
    _ filter: UInt8, _ row: UnsafeMutablePointer<UInt8>, above: UnsafePointer<UInt8>, count: Int,
    step: Int
  ) -> Bool {
    switch filter {
    case 0: break
    case 1:
      for x in stride(from: step, to: count, by: 1) { row[x] &+= row[x - step] }
    case 2:
      for x in 0..<count { row[x] &+= above[x] }
    case 3:
      for x in 0..<min(step, count) { row[x] &+= above[x] >> 1 }
      for x in stride(from: step, to: count, by: 1) {
        row[x] &+= UInt8(truncatingIfNeeded: (UInt16(row[x - step]) &+ UInt16(above[x])) >> 1)
      }
    case 4:
      if step == 3 || step == 4 {
        undoPaethByPixel(row, above, count, step)
      } else {
        undoPaeth(row, above, count, step)
      }
    default: return false
    }
    return true
  }

  private static func undoPaeth(
    _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ step: Int
  ) {
    for x in 0..<count {
      let a = x >= step ? Int16(row[x - step]) : 0
      let b = Int16(above[x])
      let c = x >= step ? Int16(above[x - step]) : 0
      let (pa, pb, pc) = (abs(b - c), abs(a - c), abs(a + b - 2 * c))
      row[x] &+= UInt8(truncatingIfNeeded: pa <= pb && pa <= pc ? a : pb <= pc ? b : c)
    }
  }

  /// The components of a pixel side by side: each pixel waits for the one before, each component for none.
  private static func undoPaethByPixel(
    _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ step: Int
  ) {
    func load(_ bytes: UnsafeRawPointer) -> SIMD4<Int16> {
      SIMD4(truncatingIfNeeded: bytes.loadUnaligned(as: SIMD4<UInt8>.self))
    }
    func magnitude(_ v: SIMD4<Int16>) -> SIMD4<Int16> { pointwiseMax(v, 0 &- v) }
    var a = SIMD4<Int16>.zero
    var c = SIMD4<Int16>.zero
    for x in stride(from: 0, to: count, by: step) {
      let b = load(above + x)
      let (da, db) = (b &- c, a &- c)
      let (pa, pb, pc) = (magnitude(da), magnitude(db), magnitude(da &+ db))
      let vertical = c.replacing(with: b, where: pb .<= pc)
      let guess = vertical.replacing(with: a, where: (pa .<= pb) .& (pa .<= pc))
      a = (load(row + x) &+ guess) & 255
      c = b
      row[x] = UInt8(truncatingIfNeeded: a[0])
      row[x + 1] = UInt8(truncatingIfNeeded: a[1])
      row[x + 2] = UInt8(truncatingIfNeeded: a[2])
      if step == 4 { row[x + 3] = UInt8(truncatingIfNeeded: a[3]) }
    }
  }
}
