/// Pixels to the contents of an IDAT chunk, with buffers that are used again.
struct PixelCompressor: ~Copyable {
  private(set) var rows = PixelRows()
  private var deflater = PixelDeflater()

  /// Takes in a rectangle of premultiplied pixels; see `PixelRows.fill`.
  mutating func prepare(
    _ pixels: UnsafePointer<UInt32>, stride: Int, width: Int, height: Int
  ) {
    rows.fill(from: pixels, stride: stride, width: width, height: height)
  }

  /// Appends what was prepared as one chunk.
  mutating func append(to file: inout [UInt8]) {
    let compressed = deflater.deflate(rows)
    file.reserveCapacity(file.count + compressed.count + 64)
    file.appendChunk(.data) { $0.append(contentsOf: compressed) }
  }
}
