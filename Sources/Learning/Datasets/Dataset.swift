import Numerics

/// Samples with their classes.
public struct Dataset: Sendable, Equatable {
  /// [samples, features]
  public let inputs: Matrix<Double>
  /// The class of each sample, in 0..<classCount.
  public let labels: [Int]
  public let classNames: [String]
  public let featureNames: [String]

  public init(
    inputs: Matrix<Double>, labels: [Int], classNames: [String], featureNames: [String]
  ) {
    precondition(inputs.rows == labels.count && inputs.columns == featureNames.count)
    self.inputs = inputs
    self.labels = labels
    self.classNames = classNames
    self.featureNames = featureNames
  }

  public var count: Int { labels.count }
  public var classCount: Int { classNames.count }

  /// The samples at `indices`, in that order.
  public func samples(at indices: [Int]) -> Dataset {
    Dataset(
      inputs: inputs.rows(at: indices), labels: indices.map { labels[$0] }, classNames: classNames,
      featureNames: featureNames)
  }
}
