import Learning
import Numerics

/// A network with the way from the coordinates of samples to what it takes.
public struct Predictor: Sendable {
  public let network: Network<Float>
  public let transform: InputTransform

  public init(network: Network<Float>, transform: InputTransform = .identity) {
    self.network = network
    self.transform = transform
  }
}
