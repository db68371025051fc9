import Learning
import Numerics

/// The network at one epoch of its training: what a frame of a film shows.
public struct Moment: Sendable {
  public let epoch: Int
  /// On the training set; may not be finite in the last moment of a run that diverged.
  public let loss: Double
  /// Shares in 0...1; `nil` where there is no such set or no classes.
  public let accuracy: Double?
  public let testAccuracy: Double?
  public let network: Network<Float>
  /// From the coordinates of the samples to what the network takes.
  public let transform: InputTransform
  /// The network's dense layers with batch normalisation folded in where it can be: the lines and cuts that are drawn.
  let layers: [DenseLayer<Float>]

  public init(
    epoch: Int, loss: Double, accuracy: Double?, testAccuracy: Double?, network: Network<Float>,
    transform: InputTransform = .identity
  ) {
    self.epoch = epoch
    self.loss = loss
    self.accuracy = accuracy
    self.testAccuracy = testAccuracy
    self.network = network
    self.transform = transform
    layers = network.folded ?? network.denseLayers
  }
}
