import Learning

/// The samples of an experiment, as they are and as the network takes them.
public struct ExperimentData: Sendable {
  /// In the coordinates in which they were drawn or read.
  public let samples: DataSplit
  /// Fitted to the training samples.
  public let transform: InputTransform
  /// What the network takes.
  public let inputs: DataSplit

  init(_ samples: DataSplit, _ spec: InputSpec) {
    self.samples = samples
    transform = spec.transform(fittedTo: samples.training)
    inputs = transform.apply(samples)
  }
}
