/// The four letters that name a chunk, as a big-endian number.
struct ChunkType: Hashable {
  let code: UInt32

  init(code: UInt32) {
    self.code = code
  }

  private init(_ name: StaticString) {
    code = name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  static let header = ChunkType("IHDR")
  static let palette = ChunkType("PLTE")
  static let transparency = ChunkType("tRNS")
  static let data = ChunkType("IDAT")
  static let end = ChunkType("IEND")
  static let text = ChunkType("tEXt")
  static let compressedText = ChunkType("zTXt")
  static let internationalText = ChunkType("iTXt")
  static let animationControl = ChunkType("acTL")
  static let frameControl = ChunkType("fcTL")
  static let frameData = ChunkType("fdAT")

  /// Whether a reader that does not know the chunk must give up.
  var isCritical: Bool { code & 0x2000_0000 == 0 }

  /// The letters, with a point for each byte that is none.
  var name: String {
    String(
      String.UnicodeScalarView(
        [24, 16, 8, 0].map { shift in
          let byte = UInt8(truncatingIfNeeded: code >> shift)
          return Unicode.Scalar(byte & 0xDF >= 65 && byte & 0xDF <= 90 ? byte : 46)
        }))
  }
}
