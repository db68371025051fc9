/// Packs LZW codes into bytes, each as wide as a decoder expects it at that point.
struct CodeWriter {
  private(set) var bytes: [UInt8] = []
  private var buffer: UInt64 = 0
  private var bitCount = 0
  private var symbolBits = 2
  private var width = CodeWidth(symbolBits: 2)

  /// Begins a new image with a clear code.
  mutating func begin(symbolBits: Int) {
    bytes.removeAll(keepingCapacity: true)
    buffer = 0
    bitCount = 0
    self.symbolBits = symbolBits
    width = CodeWidth(symbolBits: symbolBits)
    clear()
  }

  /// Writes a clear code, after which codes are short again.
  mutating func clear() {
    put(1 << symbolBits)
    width = CodeWidth(symbolBits: symbolBits)
  }

  /// Writes the code of a string.
  @inline(__always)
  mutating func append(_ code: Int) {
    put(code)
    width.advance()
  }

  /// Writes the end code and the bits that are left.
  mutating func end() {
    put(1 << symbolBits + 1)
    if bitCount > 0 { bytes.append(UInt8(truncatingIfNeeded: buffer)) }
  }

  @inline(__always)
  private mutating func put(_ code: Int) {
    buffer |= UInt64(truncatingIfNeeded: code) << UInt64(bitCount)
    bitCount += width.bits
    while bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: buffer))
      buffer >>= 8
      bitCount -= 8
    }
  }
}
