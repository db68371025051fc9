/// Pixels to the contents of an IDAT or fdAT chunk, with buffers that are used again.
struct PixelCompressor: ~Copyable {
  private(set) var rows = PixelRows()
  private var deflater = PixelDeflater()

  /// Takes in a rectangle of premultiplied pixels; see `PixelRows.fill`.
  mutating func prepare(
    _ pixels: UnsafePointer<UInt32>, stride: Int, width: Int, height: Int,
    as kind: ColorKind? = nil
  ) {
    rows.fill(from: pixels, stride: stride, width: width, height: height, as: kind)
  }

  /// Appends what was prepared as one chunk: IDAT, or an fdAT with its number.
  mutating func append(to file: inout [UInt8], asFrame number: UInt32? = nil) {
    let compressed = deflater.deflate(rows)
    file.reserveCapacity(file.count + compressed.count + 64)
    file.appendChunk(number == nil ? .data : .frameData) { file in
      if let number { file.appendBigEndian(number) }
      file.append(contentsOf: compressed)
    }
  }
}
