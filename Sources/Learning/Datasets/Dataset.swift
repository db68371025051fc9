import Numerics

/// Samples with their classes, or with the value to be predicted.
public struct Dataset: Sendable, Equatable {
  /// [samples, features]
  public let inputs: Matrix<Double>
  /// The class of each sample, in 0..<classCount; empty for regression.
  public let labels: [Int]
  /// The value of each sample, in its own units; empty for classes.
  public let targets: [Double]
  /// What the value to be predicted is called.
  public let targetName: String
  /// From the values to the outputs of a network.
  public let targetScale: TargetScale
  /// Empty for regression.
  public let classNames: [String]
  public let featureNames: [String]

  public init(
    inputs: Matrix<Double>, labels: [Int], classNames: [String], featureNames: [String]
  ) {
    precondition(inputs.rows == labels.count && inputs.columns == featureNames.count)
    precondition(labels.allSatisfy(classNames.indices.contains))
    self.inputs = inputs
    self.labels = labels
    targets = []
    targetName = "target"
    targetScale = .identity
    self.classNames = classNames
    self.featureNames = featureNames
  }

  public init(
    inputs: Matrix<Double>, targets: [Double], featureNames: [String],
    targetName: String = "target", targetScale: TargetScale = .identity
  ) {
    precondition(inputs.rows == targets.count && inputs.columns == featureNames.count)
    self.inputs = inputs
    labels = []
    self.targets = targets
    self.targetName = targetName
    self.targetScale = targetScale
    classNames = []
    self.featureNames = featureNames
  }

  public var count: Int { inputs.rows }
  public var classCount: Int { classNames.count }
  public var isRegression: Bool { classNames.isEmpty }

  /// The samples at `indices`, in that order.
  public func samples(at indices: [Int]) -> Dataset {
    let inputs = inputs.rows(at: indices)
    return isRegression
      ? Dataset(
        inputs: inputs, targets: indices.map { targets[$0] }, featureNames: featureNames,
        targetName: targetName, targetScale: targetScale)
      : Dataset(
        inputs: inputs, labels: indices.map { labels[$0] }, classNames: classNames,
        featureNames: featureNames)
  }

  /// The same samples with other inputs.
  func with(inputs: Matrix<Double>, featureNames: [String]) -> Dataset {
    isRegression
      ? Dataset(
        inputs: inputs, targets: targets, featureNames: featureNames, targetName: targetName,
        targetScale: targetScale)
      : Dataset(
        inputs: inputs, labels: labels, classNames: classNames, featureNames: featureNames)
  }

  /// The same samples, to be learnt by another scale; classes have none.
  public func scaled(by scale: TargetScale) -> Dataset {
    isRegression
      ? Dataset(
        inputs: inputs, targets: targets, featureNames: featureNames, targetName: targetName,
        targetScale: scale)
      : self
  }

  /// What a network with so many outputs is to give, [outputs, samples]: the value by its scale or the class itself for
  /// one output, a 1 at the class and 0 elsewhere for several.
  public func outputs<Scalar: Real>(_ count: Int) -> Matrix<Scalar> {
    var result = Matrix<Scalar>(rows: count, columns: self.count)
    for s in 0..<self.count {
      if isRegression {
        let output = Scalar(targetScale.output(targets[s]))
        for k in 0..<count { result[k, s] = output }
      } else if count == 1 {
        result[0, s] = Scalar(labels[s])
      } else if labels[s] < count {
        result[labels[s], s] = 1
      }
    }
    return result
  }
}
