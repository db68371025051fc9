import Learning
import Numerics

/// A network with the way from the coordinates of samples to what it takes, and with what its outputs mean.
public struct Predictor: Sendable {
  public let network: Network<Float>
  public let transform: InputTransform
  /// From the values to be predicted to the outputs of the network.
  public let targetScale: TargetScale
  /// What training makes small. Its kind decides which class an output means, and whether outputs are probabilities.
  package let loss: LossSpec

  public init(
    network: Network<Float>, transform: InputTransform = .identity,
    targetScale: TargetScale = .identity, loss: LossSpec = .binaryCrossEntropy
  ) {
    self.network = network
    self.transform = transform
    self.targetScale = targetScale
    self.loss = loss
  }

  /// Whether outputs are scores around 0, as hinge makes them.
  package var hasScores: Bool { loss.kind == .hinge }

  /// What holds of the output where two classes meet.
  package var boundaryEquation: String { hasScores ? "f = 0" : "p = 0.5" }
}
