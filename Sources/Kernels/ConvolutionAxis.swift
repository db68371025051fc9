/// How a kernel moves along one axis of an image.
public struct ConvolutionAxis: Sendable, Equatable {
  /// Positions of the image.
  public let input: Int
  /// Positions of the kernel, `dilation` apart.
  public let kernel: Int
  /// From one output to the next.
  public let stride: Int
  public let dilation: Int
  /// Positions of padding before and after the image.
  public let before, after: Int
  /// Positions of the result: ⌊(before + input + after − dilation · (kernel − 1) − 1) / stride⌋ + 1.
  public let output: Int

  /// - Returns: `nil` when a size, the stride or the dilation is below 1, padding below 0, one of them above 2²⁴, or the
  ///   kernel larger than the padded image.
  public init?(
    input: Int, kernel: Int, stride: Int = 1, dilation: Int = 1, before: Int = 0, after: Int = 0
  ) {
    let limit = 1 << 24
    guard [input, kernel, stride, dilation].allSatisfy({ (1...limit).contains($0) }),
      [before, after].allSatisfy({ (0...limit).contains($0) })
    else { return nil }
    let room = before + input + after - dilation * (kernel - 1) - 1
    guard room >= 0 else { return nil }
    self.input = input
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.before = before
    self.after = after
    output = room / stride + 1
  }

  /// The outputs for which a position of the kernel lies on the image.
  @inlinable
  public func outputs(of tap: Int) -> Range<Int> {
    // Output o reads position o · stride − shift.
    let shift = before - tap * dilation
    let first = shift > 0 ? (shift + stride - 1) / stride : 0
    let end = input + shift > 0 ? min((input + shift - 1) / stride + 1, output) : 0
    return min(first, end)..<end
  }
}
