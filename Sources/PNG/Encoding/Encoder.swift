import Graphics

extension PNG {
  /// Writes pictures as PNG files, one after another with the same buffers: one for each thread.
  ///
  ///     var encoder = PNG.Encoder()
  ///     for bitmap in film { write(try encoder.encode(bitmap)) }
  public struct Encoder: ~Copyable {
    private var compressor = PixelCompressor()

    public init() {}

    /// The file of `bitmap`; see `PNG.encode`.
    public mutating func encode(
      _ bitmap: Bitmap, text: [TextEntry] = []
    ) throws(PNGError) -> [UInt8] {
      let (width, height) = (bitmap.width, bitmap.height)
      return try bitmap.pixels.withUnsafeBufferPointer { pixels throws(PNGError) in
        try encode(pixels, width: width, height: height, text: text)
      }
    }

    /// The file of premultiplied 0xAARRGGBB words, row after row.
    ///
    /// - Precondition: `pixels.count == width * height`.
    public mutating func encode(
      _ pixels: UnsafeBufferPointer<UInt32>, width: Int, height: Int, text: [TextEntry] = []
    ) throws(PNGError) -> [UInt8] {
      try Self.check(width: width, height: height)
      precondition(pixels.count == width * height, "a picture needs one word for each pixel")
      guard let base = pixels.baseAddress else { throw .badSize(width: width, height: height) }
      compressor.prepare(base, stride: width, width: width, height: height)
      let kind = compressor.rows.kind
      var file = [UInt8].pngSignature
      file.appendHeader(width: width, height: height, kind: kind)
      for entry in text { try entry.append(to: &file) }
      if kind == .indexed { file.appendPalette(compressor.rows.palette) }
      compressor.append(to: &file)
      file.appendChunk(.end) { _ in }
      return file
    }

    /// Throws for pictures that have no pixels or more than a chunk can hold.
    static func check(width: Int, height: Int) throws(PNGError) {
      let sides = 1...longestSide
      guard sides.contains(width), sides.contains(height), width * height <= 1 << 28 else {
        throw .badSize(width: width, height: height)
      }
    }
  }
}
