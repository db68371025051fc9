import Numerics

/// What happens while a network is trained, in order.
public enum TrainingEvent<Scalar: Real>: Sendable {
  /// So many epochs are done.
  case progress(epoch: Int)
  /// A recorded epoch.
  case snapshot(TrainingSnapshot<Scalar>)
  /// A parameter is no longer a finite number; nothing follows.
  case diverged(epoch: Int)
}

/// A network at one epoch with everything that was computed there.
public struct TrainingSnapshot<Scalar: Real>: Sendable {
  /// Epochs done: 0 is before training.
  public let epoch: Int
  public let network: Network<Scalar>
  /// ∂loss/∂parameter at this epoch, in the shape of the layers.
  public let gradients: [DenseLayer<Scalar>]
  /// Pre-activations and activations of every layer on the training set.
  public let traces: [Network<Scalar>.Trace]
  /// Mean over the training set, and over the test set where there is one.
  public let loss: Double
  public let testLoss: Double?
  public let metrics: ClassificationMetrics?
  public let testMetrics: ClassificationMetrics?
}
