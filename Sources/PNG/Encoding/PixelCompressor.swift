/// Pixels to the contents of an IDAT chunk, with buffers that are used again.
struct PixelCompressor: ~Copyable {
  private(set) var scanlines = Scanlines()
  private var deflater = Deflater()

  /// Takes in a rectangle of premultiplied pixels; see `Scanlines.fill`.
  mutating func prepare(
    _ pixels: UnsafePointer<UInt32>, stride: Int, width: Int, height: Int,
    as kind: ColorKind? = nil
  ) {
    scanlines.fill(from: pixels, stride: stride, width: width, height: height, as: kind)
  }

  /// Appends what was prepared as one chunk: IDAT, or an fdAT with its number.
  mutating func append(
    to file: inout [UInt8], asFrame number: UInt32? = nil
  ) throws(PNGError) {
    // Moved out so that the closure below, which may not capture an inout array, owns it.
    var bytes: [UInt8] = []
    swap(&bytes, &file)
    defer { swap(&bytes, &file) }
    let count = scanlines.count
    try scanlines.bytes.withUnsafeBufferPointer { rows throws(PNGError) in
      try deflater.deflate(UnsafeBufferPointer(rebasing: rows[..<count])) { compressed in
        bytes.reserveCapacity(bytes.count + compressed.count + 64)
        bytes.appendChunk(number == nil ? .data : .frameData) { bytes in
          if let number { bytes.appendBigEndian(number) }
          bytes.append(contentsOf: compressed)
        }
      }
    }
  }
}
