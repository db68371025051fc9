/// Packs LZW codes into bytes, each as wide as a decoder expects it at that point.
struct CodeWriter {
  private(set) var bytes: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount = 0
  private var symbolBits = 2
  private var width = 3
  /// The codes that a decoder has in its table when it reads the next one.
  private var decoderCount = 0

  /// Begins a new image with a clear code.
  mutating func begin(symbolBits: Int) {
    bytes.removeAll(keepingCapacity: true)
    bits = 0
    bitCount = 0
    self.symbolBits = symbolBits
    width = symbolBits + 1
    clear()
  }

  /// Writes a clear code, after which codes are short again.
  mutating func clear() {
    put(1 << symbolBits)
    width = symbolBits + 1
    decoderCount = 1 << symbolBits + 1
  }

  /// Writes the code of a string.
  @inline(__always)
  mutating func append(_ code: Int) {
    put(code)
    // The decoder learns a string a code later than the encoder: it needs the first symbol of the next.
    // The width grows by what the decoder knows, whatever code follows, the end code included.
    if decoderCount < StringTable.limit { decoderCount += 1 }
    if decoderCount == 1 << width, width < 12 { width += 1 }
  }

  /// Writes the end code and the bits that are left.
  mutating func end() {
    put(1 << symbolBits + 1)
    if bitCount > 0 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
    bits = 0
    bitCount = 0
  }

  @inline(__always)
  private mutating func put(_ code: Int) {
    bits |= UInt64(truncatingIfNeeded: code) << UInt64(bitCount)
    bitCount += width
    while bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }
}
