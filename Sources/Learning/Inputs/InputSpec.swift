/// What becomes of the data before the network sees them.
public struct InputSpec: Sendable, Equatable {
  /// Features of the first two coordinates, in this order; empty for the data as they are.
  public var features: [InputFeature]
  /// Whether every input is brought to mean 0 and deviation 1 on the training set.
  public var standardizes: Bool

  public init(features: [InputFeature] = [], standardizes: Bool = false) {
    self.features = features
    self.standardizes = standardizes
  }

  /// How many inputs a network gets for data of so many coordinates.
  public func inputCount(coordinates: Int) -> Int {
    features.isEmpty ? coordinates : features.count
  }

  /// The first feature that data of so many coordinates do not have.
  public func missing(coordinates: Int) -> InputFeature? {
    features.first { $0.coordinates > coordinates }
  }

  /// The transform for data like these.
  public func transform(fittedTo training: Dataset) -> InputTransform {
    let plain = InputTransform(features: features)
    guard standardizes else { return plain }
    return InputTransform(
      features: features, standardization: Standardization(of: plain.apply(training.inputs)))
  }
}
