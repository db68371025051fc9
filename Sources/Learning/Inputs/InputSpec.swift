/// What becomes of the data before the network sees them.
public struct InputSpec: Sendable, Equatable {
  /// Features of the first two coordinates, in this order; empty for the data as they are.
  public var features: [InputFeature]
  /// Whether every input, or every channel of images, is brought to mean 0 and deviation 1 on the training set.
  public var standardizes: Bool
  /// Of each input, or of each channel of images, in the place of those of the training set; empty to measure them.
  public var means: [Double] = []
  public var deviations: [Double] = []

  public init(features: [InputFeature] = [], standardizes: Bool = false) {
    self.features = features
    self.standardizes = standardizes
  }

  /// How many means and deviations there are: one an input, or one a channel.
  ///
  /// - Parameter shape: of images; `nil` for coordinates.
  public func scaleCount(coordinates: Int, shape: [Int]?) -> Int {
    shape?[0] ?? inputCount(coordinates: coordinates)
  }

  /// How many inputs a network gets for data of so many coordinates.
  public func inputCount(coordinates: Int) -> Int {
    features.isEmpty ? coordinates : features.count
  }

  /// The first feature that data of so many coordinates do not have.
  public func missing(coordinates: Int) -> InputFeature? {
    features.first { $0.coordinates > coordinates }
  }

  private func standardization(of training: Dataset, _ plain: InputTransform) -> Standardization {
    let span = training.shape.map { $0[1] * $0[2] } ?? 1
    if !means.isEmpty { return Standardization(means: means, deviations: deviations, span: span) }
    if case .pixels(let pixels) = training.values { return Standardization(of: pixels) }
    return Standardization(of: plain.apply(training.inputs), span: span)
  }

  /// The transform for data like these.
  public func transform(fittedTo training: Dataset) -> InputTransform {
    let plain = InputTransform(features: features)
    guard standardizes else { return plain }
    return InputTransform(
      features: features, standardization: standardization(of: training, plain))
  }
}
