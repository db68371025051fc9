/// How wide the next code is. It grows by what a decoder knows, which learns each string a code later
/// than the encoder, and whatever code comes next, those that clear and end included.
struct CodeWidth {
  private(set) var bits: Int
  private var decoderCount: Int

  /// The state after a clear code.
  init(symbolBits: Int) {
    bits = symbolBits + 1
    decoderCount = 1 << symbolBits + 1
  }

  /// Moves past the code of a string.
  @inline(__always)
  mutating func advance() {
    if decoderCount < StringTable.limit { decoderCount += 1 }
    if decoderCount == 1 << bits, bits < 12 { bits += 1 }
  }
}
