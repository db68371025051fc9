/// What is needed of a palette to weigh errors against bits.
struct PricedPalette: Sendable {
  private static let neighborCount = 8
  /// The mean squared errors between which palettes become coarse: about 38 to 33 dB with what is lossy.
  private static let coarseErrors = 8.0...20.0

  /// Red, green and blue of each index.
  let points: [ColorSpace.Point]
  /// How many bits an error of one squared level is worth; 0 if pixels are to keep their indices.
  let worth: Float
  /// From 0 to 1: how far the palette makes such errors everywhere that those of fleeting pixels are hidden in smooth places, too.
  let coarseness: Float
  /// For each index the nearest others, of equal number.
  private let neighbors: [UInt8]
  private let stride: Int

  /// - Parameter isLossy: whether pixels may show other indices than the palette gives them. What they
  ///   may cost is the palette's price and a half: errors at edges are not seen.
  init(_ palette: GIF.Palette, isLossy: Bool) {
    let points = palette.colors.map { ColorSpace.point($0) }
    let first = palette.transparentIndex == nil ? 0 : 1
    self.points = points
    worth = isLossy && palette.price > 0 ? 1 / (1.5 * palette.price) : 0
    let (fine, coarse) = (Self.coarseErrors.lowerBound, Self.coarseErrors.upperBound)
    coarseness = Float(min(max((palette.meanSquaredError - fine) / (coarse - fine), 0), 1))
    stride = worth > 0 ? min(Self.neighborCount, max(points.count - first - 1, 0)) : 0
    let stride = stride
    neighbors = points.indices.flatMap { index in
      func distance(_ other: Int) -> Float {
        let offset = points[other] - points[index]
        return (offset * offset).sum()
      }
      let others = (first..<points.count).filter { $0 != index }
      let nearest =
        stride == 0
        ? []
        : others.sorted {
          (distance($0), $0) < (distance($1), $1)
        }
      return nearest.prefix(stride).map { UInt8($0) }
    }
  }

  /// The indices whose colours are nearest to that of an index.
  @inline(__always)
  func neighbors(of index: UInt8) -> Range<Int> {
    Int(index) * stride..<(Int(index) + 1) * stride
  }

  @inline(__always)
  func neighbor(_ slot: Int) -> UInt8 { neighbors[slot] }
}
