/// A picture as the bytes that a PNG file compresses: each row after a byte that names its filter (none).
struct Scanlines {
  private(set) var kind = ColorKind.rgb
  /// The colours in the order of their indices when the kind is `indexed`.
  private(set) var palette: [UInt32] = []
  /// Larger than `count` when a larger picture came before.
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  /// Fills the rows from a rectangle of premultiplied pixels whose rows are `stride` words apart, in the smallest
  /// kind that holds them, or in `wanted`.
  mutating func fill(
    from pixels: UnsafePointer<UInt32>, stride: Int, width: Int, height: Int,
    as wanted: ColorKind? = nil
  ) {
    // RGB pixels are written as overlapping words, the last of which reaches a byte too far.
    let room = (width * 4 + 1) * height + 1
    if bytes.count < room { bytes = [UInt8](repeating: 0, count: room) }
    var finder = PaletteFinder()
    var chosen = ColorKind.rgba
    bytes.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let kinds: [ColorKind] = wanted.map { [$0] } ?? [.indexed, .rgb, .rgba]
      for kind in kinds {
        let isComplete = Self.rows(height, width * kind.bytesPerPixel + 1, base) { y, row in
          let source = pixels + y * stride
          return switch kind {
          case .indexed:
            finder.index(source, count: width, into: row.assumingMemoryBound(to: UInt8.self))
          case .rgb: Self.storeRGB(source, count: width, into: row)
          case .rgba: Self.storeRGBA(source, count: width, into: row)
          }
        }
        chosen = kind
        if isComplete { break }
      }
    }
    kind = chosen
    palette = chosen == .indexed ? finder.colors : []
    count = (width * chosen.bytesPerPixel + 1) * height
  }

  /// Calls `body` with the number and the first byte of each row until one returns false.
  private static func rows(
    _ height: Int, _ rowLength: Int, _ base: UnsafeMutableRawPointer,
    _ body: (Int, UnsafeMutableRawPointer) -> Bool
  ) -> Bool {
    for y in 0..<height {
      let row = base + y * rowLength
      row.storeBytes(of: 0, as: UInt8.self)
      guard body(y, row + 1) else { return false }
    }
    return true
  }

  /// False if a pixel is not opaque; the rows are then worth nothing.
  private static func storeRGB(
    _ pixels: UnsafePointer<UInt32>, count: Int, into row: UnsafeMutableRawPointer
  ) -> Bool {
    var all = UInt32.max
    for x in 0..<count {
      let pixel = pixels[x]
      all &= pixel
      row.storeBytes(of: pixel.byteSwapped >> 8, toByteOffset: 3 * x, as: UInt32.self)
    }
    return all >= 0xFF00_0000
  }

  private static func storeRGBA(
    _ pixels: UnsafePointer<UInt32>, count: Int, into row: UnsafeMutableRawPointer
  ) -> Bool {
    for x in 0..<count {
      row.storeBytes(
        of: Unpremultiplied.bytes(of: pixels[x]), toByteOffset: 4 * x, as: UInt32.self)
    }
    return true
  }
}
