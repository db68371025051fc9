/// How good a network is at one moment.
public struct Evaluation: Sendable, Equatable {
  public struct Part: Sendable, Equatable {
    /// Mean over the samples.
    public let loss: Double
    /// `nil` for regression.
    public let metrics: ClassificationMetrics?
  }

  public let training: Part
  /// `nil` without validation samples.
  public let validation: Part?
  /// `nil` without test samples.
  public let test: Part?
}
