import Learning
import Numerics

/// One epoch of a training: what a frame of a film shows.
public struct Moment: Sendable {
  public let epoch: Int
  public let measures: Measures
  private let load: @Sendable () throws -> Predictor

  /// - Parameter load: gets the network, as often as it is asked for: large ones are not all held in memory.
  public init(
    epoch: Int, measures: Measures, load: @escaping @Sendable () throws -> Predictor
  ) {
    self.epoch = epoch
    self.measures = measures
    self.load = load
  }

  public init(
    epoch: Int, measures: Measures, network: Network<Float>, transform: InputTransform = .identity,
    targetScale: TargetScale = .identity, loss: LossKind = .binaryCrossEntropy
  ) {
    let predictor = Predictor(
      network: network, transform: transform, targetScale: targetScale, loss: loss)
    self.init(epoch: epoch, measures: measures) { predictor }
  }

  /// The network of this epoch.
  ///
  /// - Throws: when it can no longer be read.
  func predictor() throws -> Predictor { try load() }
}
