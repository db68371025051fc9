/// Packs LZW codes into bytes, each as wide as a decoder expects it at that point.
struct CodeWriter {
  private(set) var bytes: [UInt8] = []
  private var pending = Pending()
  private var symbolBits = 2

  /// What is not in `bytes` yet.
  fileprivate struct Pending {
    var buffer: UInt64 = 0
    var bitCount = 0
    var width = CodeWidth(symbolBits: 2)
  }

  /// A moment that writing can go back to.
  struct Mark {
    fileprivate let count: Int
    fileprivate let pending: Pending
  }

  var mark: Mark { Mark(count: bytes.count, pending: pending) }

  /// How many bits were written since.
  func bits(since mark: Mark) -> Int {
    8 * (bytes.count - mark.count) + pending.bitCount - mark.pending.bitCount
  }

  /// Forgets what was written since.
  mutating func rewind(to mark: Mark) {
    bytes.removeLast(bytes.count - mark.count)
    pending = mark.pending
  }

  /// Begins a new image with a clear code.
  mutating func begin(symbolBits: Int) {
    bytes.removeAll(keepingCapacity: true)
    self.symbolBits = symbolBits
    pending = Pending(width: CodeWidth(symbolBits: symbolBits))
    clear()
  }

  /// Writes a clear code, after which codes are short again.
  mutating func clear() {
    put(1 << symbolBits)
    pending.width = CodeWidth(symbolBits: symbolBits)
  }

  /// Writes the code of a string.
  @inline(__always)
  mutating func append(_ code: Int) {
    put(code)
    pending.width.advance()
  }

  /// Writes the end code and the bits that are left.
  mutating func end() {
    put(1 << symbolBits + 1)
    if pending.bitCount > 0 { bytes.append(UInt8(truncatingIfNeeded: pending.buffer)) }
  }

  @inline(__always)
  private mutating func put(_ code: Int) {
    pending.buffer |= UInt64(truncatingIfNeeded: code) << UInt64(pending.bitCount)
    pending.bitCount += pending.width.bits
    while pending.bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending.buffer))
      pending.buffer >>= 8
      pending.bitCount -= 8
    }
  }
}
