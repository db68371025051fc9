import Kernels

/// The gradients of a convolution's weights and biases.
///
/// Where it takes fewer products and samples fill registers they are summed in tiles, into numbers that are to be transformed
/// afterwards; else tap by tap. Which it is depends on shapes and on `stride` alone.
public struct ConvolutionGradient: Sendable {
  @usableFromInline let shape: ConvolutionShape
  @usableFromInline let tiles: WinogradTiles?

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    tiles = WinogradTiles(shape, .forward).flatMap { $0.isFaster ? $0 : nil }
  }

  /// Numbers of the sums that are to be transformed; 0 where there are none.
  public var sumCount: Int { tiles?.gradientCount ?? 0 }

  @inlinable
  func tiles(_ stride: Int) -> WinogradTiles? { stride % 16 == 0 ? tiles : nil }

  @inlinable
  public func pieces(stride: Int) -> Int {
    tiles(stride)?.gradientPieces ?? shape.gradientPieces(stride: stride)
  }

  /// ∂loss/∂w and ∂loss/∂bias from `d` = ∂loss/∂z, or what `finish` makes them of.
  ///
  /// - Parameters:
  ///   - pieces: of 0..<pieces(stride:).
  ///   - w: [outputs, channels / groups, kernel height, kernel width].
  ///   - bias: [outputs]; `nil` where there are none.
  ///   - sums: `sumCount` numbers.
  @inlinable @inline(__always)
  public func compute<Scalar: Real>(
    _ pieces: Range<Int>, _ d: UnsafePointer<Scalar>, _ x: UnsafePointer<Scalar>,
    into w: UnsafeMutablePointer<Scalar>, bias: UnsafeMutablePointer<Scalar>?,
    sums: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    if let tiles = tiles(stride) {
      Scalar.kernels.sum(tiles, pieces: pieces, d, x, into: sums, stride: stride)
    } else {
      Scalar.kernels.weightGradients(
        shape, pieces: pieces, d, x, into: w, bias: bias, stride: stride)
    }
  }

  /// How many pieces the sums are transformed in; 0 where `compute` writes the gradients.
  @inlinable
  public func finishingPieces(stride: Int) -> Int { tiles(stride)?.sources ?? 0 }

  /// - Parameter pieces: of 0..<finishingPieces(stride:), when all of the sums are there.
  @inlinable @inline(__always)
  public func finish<Scalar: Real>(
    _ pieces: Range<Int>, _ sums: UnsafePointer<Scalar>, into w: UnsafeMutablePointer<Scalar>,
    bias: UnsafeMutablePointer<Scalar>?
  ) {
    if let tiles { Scalar.kernels.finish(tiles, sources: pieces, sums, into: w, bias: bias) }
  }
}
