/// A data set in parts.
public struct DataSplit: Sendable, Equatable {
  public let training: Dataset
  /// May be empty.
  public let validation: Dataset
  /// May be empty.
  public let test: Dataset

  public init(training: Dataset, validation: Dataset? = nil, test: Dataset? = nil) {
    let none = training.samples(at: [])
    self.training = training
    self.validation = validation ?? none
    self.test = test ?? none
  }

  /// The same samples, to be learnt by another scale; classes have none.
  public func scaled(by scale: TargetScale) -> DataSplit {
    DataSplit(
      training: training.scaled(by: scale), validation: validation.scaled(by: scale),
      test: test.scaled(by: scale))
  }
}
