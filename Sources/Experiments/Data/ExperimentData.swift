import Learning

/// The samples of an experiment, as they are and as the network takes them.
public struct ExperimentData: Sendable {
  /// In the coordinates in which they were drawn or read.
  public let samples: DataSplit
  /// Fitted to the training samples.
  public let transform: InputTransform
  /// What the network takes, and gives: targets have the scale by which it learns them.
  public let inputs: DataSplit

  /// From the targets to the outputs of the network, fitted to the training samples.
  public var targetScale: TargetScale { inputs.training.targetScale }

  init(_ samples: DataSplit, _ spec: InputSpec, standardizesTargets: Bool) {
    self.samples = samples
    transform = spec.transform(fittedTo: samples.training)
    let scale =
      standardizesTargets ? TargetScale(of: samples.training.targets) : TargetScale.identity
    inputs = transform.apply(samples.scaled(by: scale))
  }
}
