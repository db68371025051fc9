import Numerics

/// A network at one moment of its training, with everything that is needed to go on from there.
///
/// What can be computed from the network (losses, metrics, activations, full gradients) is not here: `Evaluator` computes
/// it, on any thread, while training goes on.
public struct TrainingSnapshot<Scalar: Real>: Sendable, Equatable {
  /// Whole epochs done: 0 is before training.
  public let epoch: Int
  /// Updates done.
  public let step: Int
  /// Of the next update.
  public let learningRate: Double
  public let network: Network<Scalar>
  /// For each trainable parameter, in the order of `network.parameters`, ‖last update‖ / ‖parameter before it‖; empty before
  /// the first step. Around 0.001 is usual for a rate that is neither too small nor too large.
  public let updateRatios: [UpdateRatio]
  /// Of the epochs since the snapshot before.
  public let history: [EpochMeasures]
  public let state: ResumeState<Scalar>

  /// Parameters and running statistics by their PyTorch names.
  public var parameters: [NamedArray<Scalar>] { network.parameters }
}

/// How far the last update moved a parameter.
public struct UpdateRatio: Sendable, Equatable {
  /// "layers.0.weight".
  public let name: String
  /// ‖update‖ / ‖parameter‖; `nil` for a parameter that was 0.
  public let ratio: Double?
}
