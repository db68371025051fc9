/// How deflate splits lengths and distances into a symbol and extra bits (RFC 1951, section 3.2.5).
struct DeflateSymbol {
  let symbol: Int
  let extra: UInt64
  let extraBits: UInt64

  /// A length of 3...258 bytes: four symbols for each power of two, and one of its own for the longest.
  @inline(__always)
  init(length: UInt64) {
    let value = length &- 3
    if value < 8 || length == 258 {
      symbol = length == 258 ? 285 : 257 &+ Int(truncatingIfNeeded: value)
      (extra, extraBits) = (0, 0)
    } else {
      let bits = 61 &- UInt64(truncatingIfNeeded: value.leadingZeroBitCount)
      symbol = 261 &+ Int(truncatingIfNeeded: 4 &* bits &+ (value &>> bits & 3))
      extra = value & (1 &<< bits &- 1)
      extraBits = bits
    }
  }

  /// A distance of 1...32,768 bytes, less 1: two symbols for each power of two.
  @inline(__always)
  init(distanceLessOne value: UInt64) {
    if value < 4 {
      symbol = Int(truncatingIfNeeded: value)
      (extra, extraBits) = (0, 0)
    } else {
      let bits = 62 &- UInt64(truncatingIfNeeded: value.leadingZeroBitCount)
      symbol = Int(truncatingIfNeeded: 2 &* (bits &+ 1) &+ (value &>> bits & 1))
      extra = value & (1 &<< bits &- 1)
      extraBits = bits
    }
  }
}
