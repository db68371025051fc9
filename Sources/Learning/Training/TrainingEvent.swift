import Numerics

/// What happens while a network is trained, in order.
public enum TrainingEvent<Scalar: Real>: Sendable {
  /// Some steps are done.
  case progress(TrainingProgress)
  /// A moment that the schedule asks for; the first is before training, the last after it.
  case snapshot(TrainingSnapshot<Scalar>)
  /// In this epoch (from 1) a parameter or the loss stopped being a finite number; nothing follows.
  case diverged(epoch: Int)
  /// Nothing follows.
  case finished(TrainingEnd)
}

/// How far training is.
public struct TrainingProgress: Sendable, Equatable {
  /// Whole epochs done.
  public let epoch: Int
  /// Updates done.
  public let step: Int
  /// Of the next update.
  public let learningRate: Double
  /// Mean over the batches of about the last epoch, each before its update, as Keras reports it; in the
  /// units of the targets, without regularisation.
  public let loss: Double
}

/// How training ended.
public struct TrainingEnd: Sendable, Equatable {
  /// Epochs done.
  public let epoch: Int
  /// With early stopping, the epoch of the lowest loss that it watches.
  public let bestEpoch: Int?
  /// Whether epochs were left when early stopping ended it.
  public let hasStoppedEarly: Bool
}
