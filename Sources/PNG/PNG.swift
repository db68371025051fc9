import Graphics

/// Pictures as PNG files in memory: `encode` and `decode` are inverses for opaque pictures.
///
///     let bytes = try PNG.encode(bitmap, text: [PNG.TextEntry("Software", "Netlapse")])
///     let bitmap = try PNG.decode(bytes)
///
/// Who writes many pictures keeps a `PNG.Encoder`, whose buffers are used again.
public enum PNG {
  /// The longest side of a picture that is written or read, in pixels.
  public static let longestSide = 1_000_000

  /// The pictures that `decode` reads unless told otherwise: up to 2²⁷ pixels, 512 MiB in memory.
  public static let defaultPixelLimit = 1 << 27

  /// The bytes of text that are read unless told otherwise, for all texts of a file together: 1 MiB.
  public static let defaultTextLimit = 1 << 20

  /// The file of `bitmap`: with a palette when it is opaque and has at most 256 colours, else RGB when it
  /// is opaque, else RGBA. The same pixels give the same bytes.
  ///
  /// - Throws: `PNGError.badSize` for an empty picture, `.badKeyword` for a text entry that PNG does not allow.
  public static func encode(
    _ bitmap: Bitmap, text: [TextEntry] = []
  ) throws(PNGError) -> [UInt8] {
    var encoder = Encoder()
    return try encoder.encode(bitmap, text: text)
  }

  /// The picture in a PNG file of any kind; of an animated one the picture that stands for it.
  ///
  /// 16-bit components are rounded to 8; gamma and colour profiles are ignored.
  ///
  /// - Throws: `PNGError` for files that are not PNG, damaged, cut off or of more than `pixelLimit` pixels.
  public static func decode(
    _ bytes: [UInt8], pixelLimit: Int = defaultPixelLimit
  ) throws(PNGError) -> Bitmap {
    let contents = try Contents(bytes, pixelLimit: pixelLimit)
    let header = contents.header
    return try PixelDecoder(contents, of: bytes).decode(
      bytes, contents.still, width: header.width, height: header.height)
  }

  /// The texts of a file, as far as they take no more than `limit` bytes together.
  public static func texts(
    _ bytes: [UInt8], limit: Int = defaultTextLimit
  ) throws(PNGError) -> Texts {
    Texts(try Contents(bytes, pixelLimit: defaultPixelLimit).texts, of: bytes, limit: limit)
  }

  /// What the file says about its picture, without decompressing anything.
  public static func info(
    _ bytes: [UInt8], pixelLimit: Int = defaultPixelLimit
  ) throws(PNGError) -> Info {
    try Contents(bytes, pixelLimit: pixelLimit).info()
  }
}

extension PNG {
  /// Whether a PNG file says that it is a film, found out from its first chunks without checking them.
  public static func isAnimated(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [UInt8].pngSignature) else { return false }
    var position = 8
    while position + 12 <= bytes.count {
      let type = ChunkType(code: bytes.bigEndian32(at: position + 4))
      if type == .animationControl { return true }
      if type == .data || type == .end { return false }
      position += 12 + Int(bytes.bigEndian32(at: position))
    }
    return false
  }
}
