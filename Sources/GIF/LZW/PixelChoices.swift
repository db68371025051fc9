/// An image to compress: the index of each pixel, and what other symbols it may become.
struct PixelChoices {
  /// What a pixel may be. Raw values, because planes of them are compared eight at a time.
  enum Freedom {
    /// Its index or the transparent one: the screen shows it already.
    static let still: UInt8 = 0
    /// Its index.
    static let fixed: UInt8 = 1
    /// Any index that is near enough: it is gone with the next frame.
    static let free: UInt8 = 2
    /// The same, or what it covers if that is near enough.
    static let loose: UInt8 = 3
  }

  let indices: UnsafeBufferPointer<UInt8>
  let freedoms: UnsafeBufferPointer<UInt8>
  /// The colour that each pixel is to show, `0xRRGGBB`.
  let colors: UnsafeBufferPointer<UInt32>
  /// The index that each pixel covers.
  let covered: UnsafeBufferPointer<UInt8>
  let palette: PricedPalette
  let transparent: UInt8
  let symbolBits: Int

  var count: Int { indices.count }

  /// How many pixels from `start` on are still, counted up to `limit`.
  @inline(__always)
  func stillRun(from start: Int, limit: Int) -> Int {
    let end = min(count, start + limit)
    var position = start
    let raw = UnsafeRawBufferPointer(freedoms)
    while position + 8 <= end,
      raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) == 0
    {
      position += 8
    }
    while position < end, freedoms[position] == Freedom.still { position += 1 }
    return position - start
  }

  /// What it costs, in bits, that a pixel shows another index than its own; negative if that is
  /// nearer.
  @inline(__always)
  func penalty(at position: Int, _ symbol: UInt8) -> Float {
    let color = ColorSpace.point(colors[position])
    let near = color - palette.points[Int(indices[position])]
    let far = color - palette.points[Int(symbol)]
    return palette.worth * ((far * far).sum() - (near * near).sum())
  }
}
