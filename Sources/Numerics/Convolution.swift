import Kernels

/// A convolution over batches, ready to run: its sizes, and how it is computed either way.
///
/// Batches are [channels, height, width, samples], the samples of a position side by side, `stride` numbers from one position to
/// the next. Where that is no multiple of 16, up to 15 numbers behind the last are read. Work is cut into pieces that do not
/// depend on who does them, so that every piece may run on any thread and all numbers are the same.
public struct Convolution: Sendable {
  public let shape: ConvolutionShape
  /// z = w ∗ x + bias, a cross-correlation as in other libraries.
  public let forward: ConvolutionPass
  /// ∂loss/∂x from ∂loss/∂z.
  public let inputGradient: ConvolutionPass
  /// ∂loss/∂w and ∂loss/∂bias from ∂loss/∂z.
  public let weightGradient: ConvolutionGradient

  public init(_ shape: ConvolutionShape) {
    self.shape = shape
    forward = ConvolutionPass(shape, .forward)
    inputGradient = ConvolutionPass(shape, .backward)
    weightGradient = ConvolutionGradient(shape)
  }
}
