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
  /// The colour that each free pixel is to show, `0xRRGGBB`.
  let colors: UnsafeBufferPointer<UInt32>
  /// The index that each pixel covers.
  let covered: UnsafeBufferPointer<UInt8>
  /// What an error of one squared level costs at each free pixel, in bits.
  let worths: UnsafeBufferPointer<Float>
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

  /// What a free pixel is to show.
  struct Target {
    let color: ColorSpace.Point
    /// The squared distance to the colour of its index.
    let distance: Float
    /// What an error of one squared level costs, in bits.
    let worth: Float
  }

  @inline(__always)
  func target(at position: Int) -> Target {
    let color = ColorSpace.point(colors[position])
    let offset = color - palette.points[Int(indices[position])]
    return Target(color: color, distance: (offset * offset).sum(), worth: worths[position])
  }

  /// What it costs, in bits, that a pixel shows another index than its own; negative if that is
  /// nearer.
  @inline(__always)
  func penalty(_ target: Target, _ symbol: UInt8) -> Float {
    target.worth * addedDistance(target, symbol)
  }

  /// By how much the squared distance grows when a pixel shows another index than its own.
  @inline(__always)
  func addedDistance(_ target: Target, _ index: UInt8) -> Float {
    let offset = target.color - palette.points[Int(index)]
    return (offset * offset).sum() - target.distance
  }
}
