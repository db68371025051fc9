/// How targets of a 3 × 3 convolution with stride 1 are computed in tiles of 2 × 2, each from a window of 4 × 4 of every source,
/// with 16 products in place of 36.
///
/// F(2 × 2, 3 × 3) of S. Winograd (Arithmetic Complexity of Computations, 1980) as applied to images by A. Lavin and S. Gray (Fast
/// Algorithms for Convolutional Neural Networks, 2016). Weights and windows are transformed to 16 components each, multiplied
/// and summed over sources component by component, and the sums transformed back.
public struct WinogradTiles: Sendable {
  public let targets, sources: Int
  /// From the weights of one target, and of one source, to those of the next.
  public let targetStep, sourceStep: Int
  /// Whether kernels are turned by half a turn, as on the way back.
  public let isTurned: Bool
  /// Along the height and the width.
  public let rows, columns: Axis

  /// Targets and sources along one axis.
  public struct Axis: Sendable {
    public let targets, sources: Int
    /// How far a window begins before its targets.
    public let before: Int

    @inlinable public var tiles: Int { (targets + 1) / 2 }
  }

  /// Components of a window, a kernel and a tile.
  @inlinable public static var components: Int { 16 }
  /// Tiles of a row times samples that are multiplied in one go, so that all their components stay in the cache.
  @inlinable public var productColumns: Int { targets + sources <= 128 ? 64 : 32 }
  /// Tiles of a piece, of all targets.
  static var run: Int { 1 }
  var runs: Int { (columns.tiles + Self.run - 1) / Self.run }
  /// How many pieces the targets are computed in.
  public var pieces: Int { rows.tiles * runs }

  /// Tiles side by side.
  public struct Piece {
    public let row: Int
    public let tiles: Range<Int>
  }

  public func piece(_ index: Int) -> Piece {
    let (row, run) = index.quotientAndRemainder(dividingBy: runs)
    return Piece(row: row, tiles: (run * Self.run)..<min((run + 1) * Self.run, columns.tiles))
  }

  /// Numbers of the transformed weights, [16, targets, sources].
  public var weightCount: Int { Self.components * targets * sources }

  /// How many pieces the gradients of the weights are summed in: rows of tiles, each with sums of its own.
  public var gradientPieces: Int { min(4, rows.tiles) }
  /// Rows of tiles of a piece.
  public func gradientRows(_ piece: Int) -> Range<Int> {
    (piece * rows.tiles / gradientPieces)..<((piece + 1) * rows.tiles / gradientPieces)
  }
  /// As many targets as fill registers.
  @inlinable public var paddedTargets: Int { (targets + 15) & ~15 }
  /// Sums of a component: [sources + 1, padded targets].
  @inlinable public var gradientPlane: Int { (sources + 1) * paddedTargets }
  /// Sums of all pieces.
  public var gradientCount: Int { gradientPieces * Self.components * gradientPlane }

  /// Whether it is faster than sums of every tap: not for few or very many channels, or where many of the taps, or of a tile's
  /// targets, lie outside of small images.
  public let isFaster: Bool

  /// - Returns: `nil` for other kernels and strides, for dilation and groups.
  public init?(_ shape: ConvolutionShape, _ direction: TapTable.Direction) {
    let axes = [shape.rows, shape.columns]
    guard shape.groups == 1,
      axes.allSatisfy({ $0.kernel == 3 && $0.stride == 1 && $0.dilation == 1 })
    else { return nil }
    let isForward = direction == .forward
    targets = isForward ? shape.outputs : shape.channels
    sources = isForward ? shape.channels : shape.outputs
    targetStep = isForward ? shape.channels * 9 : 9
    sourceStep = isForward ? 9 : shape.channels * 9
    isTurned = !isForward
    func axis(_ axis: ConvolutionAxis) -> Axis {
      isForward
        ? Axis(targets: axis.output, sources: axis.input, before: axis.before)
        : Axis(targets: axis.input, sources: axis.output, before: 2 - axis.before)
    }
    (rows, columns) = (axis(shape.rows), axis(shape.columns))
    func taps(_ axis: ConvolutionAxis) -> Int {
      (0..<3).reduce(0) { $0 + axis.outputs(of: $1).count }
    }
    // Products of either form; the transforms of a channel take as long as a hundred more.
    let direct = taps(shape.rows) * taps(shape.columns) * targets * sources
    let tiled =
      rows.tiles * columns.tiles
      * (Self.components * targets * sources + 100 * (targets + sources))
    isFaster = targets + sources <= 512 && tiled * 5 < direct * 4
  }

  /// Calls `body` with the positions, among all of [targets, height, width], that a piece writes, side by side.
  public func forEachRow(of index: Int, _ body: (Range<Int>) -> Void) {
    let piece = self.piece(index)
    let x = (2 * piece.tiles.lowerBound)..<min(2 * piece.tiles.upperBound, columns.targets)
    for target in 0..<targets {
      for y in (2 * piece.row)..<min(2 * piece.row + 2, rows.targets) {
        let first = (target * rows.targets + y) * columns.targets
        body((first + x.lowerBound)..<(first + x.upperBound))
      }
    }
  }
}
