import Learning
import Numerics

/// The network at one epoch of its training: what a frame of a film shows.
public struct Moment: Sendable {
  public let epoch: Int
  public let measures: Measures
  public let network: Network<Float>
  /// From the coordinates of the samples to what the network takes.
  public let transform: InputTransform
  /// From the values to be predicted to the outputs of the network.
  public let targetScale: TargetScale
  /// The network's dense layers with batch normalisation folded in where it can be: the lines and cuts that are drawn.
  let layers: [DenseLayer<Float>]

  public init(
    epoch: Int, measures: Measures, network: Network<Float>, transform: InputTransform = .identity,
    targetScale: TargetScale = .identity
  ) {
    self.epoch = epoch
    self.measures = measures
    self.network = network
    self.transform = transform
    self.targetScale = targetScale
    layers = network.folded ?? network.denseLayers
  }
}
