import Numerics

/// What happens while a network is trained, in order.
public enum TrainingEvent<Scalar: Real>: Sendable {
  /// Some epochs are done.
  case progress(TrainingProgress)
  /// A moment that the schedule asks for; the first is before training, the last after it.
  case snapshot(TrainingSnapshot<Scalar>)
  /// In this epoch a parameter stopped being a finite number; nothing follows.
  case diverged(epoch: Int)
  /// Nothing follows.
  case finished(epoch: Int)
}

/// How far training is.
public struct TrainingProgress: Sendable, Equatable {
  /// Epochs done.
  public let epoch: Int
  /// Updates done.
  public let step: Int
  /// Mean over the batches of the last epoch, each before its update, as Keras reports it.
  public let loss: Double
}
