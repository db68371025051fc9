/// How good a network is at one moment.
public struct Evaluation: Sendable, Equatable {
  public struct Part: Sendable, Equatable {
    /// Mean over the samples in the units of their targets, without regularisation.
    public let loss: Double
    /// `nil` for regression.
    public let metrics: ClassificationMetrics?
    /// `nil` for classes.
    public let regression: RegressionMetrics?
  }

  public let training: Part
  /// `nil` without validation samples.
  public let validation: Part?
  /// `nil` without test samples.
  public let test: Part?
  /// What L1 and L2 add to the loss, in its units.
  public let penalty: Double
}
