/// Bits to bytes, the least significant first, as deflate wants them.
struct BitWriter {
  private let base: UnsafeMutableRawPointer
  private(set) var count = 0
  private var bits: UInt64 = 0
  private var bitCount: UInt64 = 0

  /// - Parameter base: room for all bytes and 8 more.
  init(_ base: UnsafeMutableRawPointer) {
    self.base = base
  }

  /// Appends the lowest `length` bits of `value`, whose other bits are 0. Between two flushes at most 56 may be appended.
  @inline(__always)
  mutating func put(_ value: UInt64, _ length: UInt64) {
    bits |= value &<< bitCount
    bitCount &+= length
  }

  /// Appends a word of a `PrefixCode`.
  @inline(__always)
  mutating func put(_ word: UInt64) {
    put(word & 0xFFFF, word &>> 32)
  }

  /// Makes room for 56 bits.
  @inline(__always)
  mutating func flush() {
    base.storeBytes(of: bits.littleEndian, toByteOffset: count, as: UInt64.self)
    count &+= Int(truncatingIfNeeded: bitCount &>> 3)
    bits = bits &>> (bitCount & 56)
    bitCount &= 7
  }

  /// Fills the last byte with zeros.
  mutating func finishByte() {
    flush()
    if bitCount > 0 {
      bitCount = 8
      flush()
    }
  }
}
