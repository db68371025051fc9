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
  /// What free pixels are to show; `nil` where there are none.
  let frame: Frame?
  let palette: PricedPalette
  let transparent: UInt8
  let symbolBits: Int

  var count: Int { indices.count }

  /// How many pixels are still.
  var stillCount: Int {
    let raw = UnsafeRawBufferPointer(freedoms)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var (drawn, position) = (0, 0)
    while position &+ 8 <= raw.count {
      let eight = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      // Each byte is 1 where a pixel is drawn; the product has their sum in its highest byte.
      drawn &+= Int((((eight | eight >> 1) & ones) &* ones) >> 56)
      position &+= 8
    }
    for i in position..<raw.count where raw[i] != Freedom.still { drawn &+= 1 }
    return raw.count - drawn
  }

  /// Whether any pixel may be more than one symbol.
  var hasChoices: Bool { freedoms.contains { $0 != Freedom.fixed } }

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

  /// Gives the same image without still pixels: all that are none of the others are fixed.
  ///
  func withoutStill<Result>(_ body: (PixelChoices) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { opaque in
      for i in 0..<count {
        opaque[i] = freedoms[i] == Freedom.still ? Freedom.fixed : freedoms[i]
      }
      return body(
        PixelChoices(
          indices: indices, freedoms: UnsafeBufferPointer(opaque), frame: frame, palette: palette,
          transparent: transparent, symbolBits: symbolBits))
    }
  }

  /// The whole frame, of which the image is a part.
  struct Frame {
    let colors: UnsafeBufferPointer<UInt32>
    /// The index that each pixel covers; empty for the first frame.
    let covered: UnsafeBufferPointer<UInt8>
    let width: Int
    let part: GIF.Rectangle

    /// From an index of the part to that of the frame.
    @inline(__always)
    func index(_ position: Int) -> Int {
      let (row, column) = UInt32(truncatingIfNeeded: position).quotientAndRemainder(
        dividingBy: UInt32(truncatingIfNeeded: part.width))
      return (part.y + Int(row)) * width + part.x + Int(column)
    }
  }

  /// What a free pixel is to show.
  struct Target {
    let color: ColorSpace.Point
    /// The squared distance to the colour of its index.
    let distance: Float
    /// What an error of one squared level costs, in bits.
    let worth: Float
    /// Where the pixel is in the frame.
    let position: Int
  }

  /// - Returns: `nil` for a pixel that is not free.
  @inline(__always)
  func target(at position: Int) -> Target? {
    guard freedoms[position] >= Freedom.free, let frame else { return nil }
    let index = frame.index(position)
    let color = ColorSpace.point(frame.colors[index])
    let offset = color - palette.points[Int(indices[position])]
    let weight = FleetingEdges.weight(
      of: frame.colors, frame.width, at: index, coarseness: palette.coarseness)
    return Target(
      color: color, distance: (offset * offset).sum(), worth: palette.worth * weight,
      position: index)
  }

  /// The index that a free pixel covers.
  @inline(__always)
  func covered(_ target: Target) -> UInt8 { frame?.covered[target.position] ?? 0 }

  /// What it costs, in bits, that a pixel shows another index than its own; negative if that is
  /// nearer.
  @inline(__always)
  func penalty(_ target: Target, _ symbol: UInt8) -> Float {
    let distance = addedDistance(target, symbol)
    return distance > Quantizer.Result.largestSpotError ? .infinity : target.worth * distance
  }

  /// By how much the squared distance grows when a pixel shows another index than its own.
  @inline(__always)
  func addedDistance(_ target: Target, _ index: UInt8) -> Float {
    let offset = target.color - palette.points[Int(index)]
    return (offset * offset).sum() - target.distance
  }
}
