/// The sizes of a convolution. Images are [channels, height, width], weights [outputs, channels / groups, kernel height, kernel
/// width], results [outputs, height, width].
public struct ConvolutionShape: Sendable, Equatable {
  public let channels, outputs: Int
  /// Outputs of a group see the channels of that group only.
  public let groups: Int
  /// Along the height and the width.
  public let rows, columns: ConvolutionAxis

  /// - Returns: `nil` when a count is below 1, or when the groups do not divide the channels and the outputs.
  public init?(
    channels: Int, outputs: Int, groups: Int = 1, rows: ConvolutionAxis, columns: ConvolutionAxis
  ) {
    guard channels >= 1, outputs >= 1, groups >= 1, channels % groups == 0, outputs % groups == 0
    else { return nil }
    self.channels = channels
    self.outputs = outputs
    self.groups = groups
    self.rows = rows
    self.columns = columns
  }

  @inlinable public var groupChannels: Int { channels / groups }
  @inlinable public var groupOutputs: Int { outputs / groups }
  /// Positions of the image, of the result and of a kernel.
  @inlinable public var inputPlane: Int { rows.input * columns.input }
  @inlinable public var outputPlane: Int { rows.output * columns.output }
  @inlinable public var kernelPlane: Int { rows.kernel * columns.kernel }
  @inlinable public var weightCount: Int { outputs * groupChannels * kernelPlane }

  /// The weights' gradients are computed in pieces of so many outputs and channels, of one group each; of more outputs where
  /// registers hold outputs.
  @inlinable public static var gradientOutputs: Int { 4 }
  @inlinable public static var heldOutputs: Int { 32 }
  @inlinable public static var gradientChannels: Int { 16 }
  /// Whether registers hold outputs while the weights' gradients are summed up, and not samples: where positions are too few
  /// numbers apart to fill them, and where there are outputs to fill them and some channels to use them for.
  @inlinable
  public func holdsOutputs(stride: Int) -> Bool {
    stride % 16 != 0 || (groupChannels >= 4 && groupOutputs >= 16)
  }
  @inlinable
  func gradientOutputs(_ stride: Int) -> Int {
    holdsOutputs(stride: stride) ? Self.heldOutputs : Self.gradientOutputs
  }
  @inlinable
  func outputPieces(_ stride: Int) -> Int {
    (groupOutputs + gradientOutputs(stride) - 1) / gradientOutputs(stride)
  }
  @inlinable var channelPieces: Int {
    (groupChannels + Self.gradientChannels - 1) / Self.gradientChannels
  }
  /// How many pieces the weights' gradients are computed in.
  ///
  /// - Parameter stride: numbers from one position to the next.
  @inlinable
  public func gradientPieces(stride: Int) -> Int {
    groups * outputPieces(stride) * channelPieces
  }

  /// The outputs, and the channels within their group, of a piece of the weights' gradients.
  @inlinable
  public func gradientPiece(
    _ index: Int, stride: Int
  ) -> (group: Int, outputs: Range<Int>, channels: Range<Int>) {
    let (rest, channel) = index.quotientAndRemainder(dividingBy: channelPieces)
    let (group, output) = rest.quotientAndRemainder(dividingBy: outputPieces(stride))
    let first = output * gradientOutputs(stride)
    let outputs = first..<min(first + gradientOutputs(stride), groupOutputs)
    let low = channel * Self.gradientChannels
    return (
      group,
      (group * groupOutputs + outputs.lowerBound)..<(group * groupOutputs + outputs.upperBound),
      low..<min(low + Self.gradientChannels, groupChannels)
    )
  }
}
