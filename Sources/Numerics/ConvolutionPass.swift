import Kernels

/// One direction of a convolution: results from images, or gradients of images from those of results.
///
/// Where it takes fewer products and samples fill registers it is computed in tiles, from weights that are to be transformed
/// before; else tap by tap. Which it is depends on shapes and on `stride` alone.
public struct ConvolutionPass: Sendable {
  @usableFromInline let taps: TapTable
  @usableFromInline let tiles: WinogradTiles?

  init(_ shape: ConvolutionShape, _ direction: TapTable.Direction) {
    taps = TapTable(shape, direction)
    tiles = WinogradTiles(shape, direction).flatMap { $0.isFaster ? $0 : nil }
  }

  /// Numbers of the transformed weights; 0 where none are needed.
  public var weightCount: Int { tiles?.weightCount ?? 0 }

  @inlinable
  func tiles(_ stride: Int) -> WinogradTiles? { stride % 16 == 0 ? tiles : nil }

  /// How many pieces the weights are transformed in; 0 where they are taken as they are.
  @inlinable
  public func weightPieces(stride: Int) -> Int { tiles(stride)?.targets ?? 0 }

  /// - Parameters:
  ///   - pieces: of 0..<weightPieces(stride:); together they write all of u.
  ///   - w: [outputs, channels / groups, kernel height, kernel width].
  ///   - u: `weightCount` numbers.
  @inlinable @inline(__always)
  public func transform<Scalar: Real>(
    _ pieces: Range<Int>, _ w: UnsafePointer<Scalar>, into u: UnsafeMutablePointer<Scalar>
  ) {
    if let tiles { Scalar.kernels.transform(tiles, targets: pieces, w, into: u) }
  }

  @inlinable
  public func pieces(stride: Int) -> Int { tiles(stride)?.pieces ?? taps.pieces }

  /// - Parameters:
  ///   - pieces: of 0..<pieces(stride:); together they write all of z.
  ///   - w: [outputs, channels / groups, kernel height, kernel width].
  ///   - u: the transformed weights, if any.
  ///   - bias: [outputs]; `nil` for 0.
  @inlinable @inline(__always)
  public func compute<Scalar: Real>(
    _ pieces: Range<Int>, _ w: UnsafePointer<Scalar>, transformed u: UnsafePointer<Scalar>,
    bias: UnsafePointer<Scalar>? = nil, _ x: UnsafePointer<Scalar>,
    into z: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    if let tiles = tiles(stride) {
      Scalar.kernels.convolve(tiles, pieces: pieces, u, bias: bias, x, into: z, stride: stride)
    } else {
      Scalar.kernels.convolve(taps, pieces: pieces, w, bias: bias, x, into: z, stride: stride)
    }
  }

  /// Calls `body` with the positions, among all of [targets, height, width], that pieces write, side by side.
  public func forEachRow(of pieces: Range<Int>, stride: Int, _ body: (Range<Int>) -> Void) {
    if let tiles = tiles(stride) {
      for piece in pieces { tiles.forEachRow(of: piece, body) }
      return
    }
    for index in pieces {
      let piece = taps.piece(index)
      for target in piece.targets {
        let first = target * taps.targetPlane + piece.row * taps.targetWidth
        body(first..<(first + taps.targetWidth))
      }
    }
  }
}
