import Numerics

/// How the samples of a batch go through layers that differ between training and use.
package enum PassMode<Scalar: Real> {
  /// Batch normalisation takes the statistics of the batch and moves the running ones; dropout draws.
  case training(Training)
  /// As in training, but nothing moves and nothing is drawn: statistics of the batch, no dropout.
  case differentiation
  /// Running statistics, no dropout.
  case inference

  /// What training changes on the way forward.
  package struct Training {
    /// The network's, of which running statistics move.
    let values: UnsafeMutablePointer<Scalar>
    /// Of dropout.
    let random: UnsafeMutablePointer<RandomState>
  }
}
