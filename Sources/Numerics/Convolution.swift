import Kernels

/// A convolution over batches, ready to run: its sizes, and which weights meet which positions either way.
///
/// Batches are [channels, height, width, samples], the samples of a position side by side, `stride` numbers from one position to
/// the next. Where that is no multiple of 16, up to 15 numbers behind the last are read. Work is cut into pieces that do not depend on who does them, so that every piece may run on
/// any thread and all numbers are the same.
public struct Convolution: Sendable {
  public let shape: ConvolutionShape
  private let forwardTaps, backwardTaps: TapTable

  public init(_ shape: ConvolutionShape) {
    self.shape = shape
    forwardTaps = TapTable(shape, .forward)
    backwardTaps = TapTable(shape, .backward)
  }

  public var forwardPieces: Int { forwardTaps.pieces }
  public var inputGradientPieces: Int { backwardTaps.pieces }
  public func weightGradientPieces(stride: Int) -> Int { shape.gradientPieces(stride: stride) }

  /// z = w ∗ x + bias, a cross-correlation as in other libraries.
  ///
  /// - Parameters:
  ///   - pieces: of 0..<forwardPieces.
  ///   - w: [outputs, channels / groups, kernel height, kernel width].
  ///   - bias: [outputs]; `nil` for 0.
  @inlinable @inline(__always)
  public func forward<Scalar: Real>(
    _ pieces: Range<Int>, _ w: UnsafePointer<Scalar>, bias: UnsafePointer<Scalar>?,
    _ x: UnsafePointer<Scalar>, into z: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    Scalar.kernels.convolve(
      table(.forward), pieces: pieces, w, bias: bias, x, into: z, stride: stride)
  }

  /// ∂loss/∂x from `d` = ∂loss/∂z.
  ///
  /// - Parameter pieces: of 0..<inputGradientPieces.
  @inlinable @inline(__always)
  public func inputGradient<Scalar: Real>(
    _ pieces: Range<Int>, _ w: UnsafePointer<Scalar>, _ d: UnsafePointer<Scalar>,
    into x: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    Scalar.kernels.convolve(
      table(.backward), pieces: pieces, w, bias: nil, d, into: x, stride: stride)
  }

  /// ∂loss/∂w and ∂loss/∂bias from `d` = ∂loss/∂z.
  ///
  /// - Parameter pieces: of 0..<weightGradientPieces(stride:).
  @inlinable @inline(__always)
  public func weightGradient<Scalar: Real>(
    _ pieces: Range<Int>, _ d: UnsafePointer<Scalar>, _ x: UnsafePointer<Scalar>,
    into w: UnsafeMutablePointer<Scalar>, bias: UnsafeMutablePointer<Scalar>?, stride: Int
  ) {
    Scalar.kernels.weightGradients(
      shape, pieces: pieces, d, x, into: w, bias: bias, stride: stride)
  }

  /// Calls `body` with the positions, among all of [outputs, height, width], that pieces of `forward` write, row by row.
  public func forEachRow(ofForward pieces: Range<Int>, _ body: (Range<Int>) -> Void) {
    for index in pieces {
      let piece = forwardTaps.piece(index)
      for target in piece.targets {
        let first = target * forwardTaps.targetPlane + piece.row * forwardTaps.targetWidth
        body(first..<(first + forwardTaps.targetWidth))
      }
    }
  }

  @usableFromInline
  func table(_ direction: TapTable.Direction) -> TapTable {
    direction == .forward ? forwardTaps : backwardTaps
  }
}
