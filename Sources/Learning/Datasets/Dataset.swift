import Numerics

/// Samples with their classes, or with the value to be predicted.
public struct Dataset: Sendable, Equatable {
  /// [samples, features]
  public let values: SampleValues
  /// [channels, height, width] where samples are images, whose features are the pixels channel by channel and row by row;
  /// else `nil`.
  public let shape: [Int]?
  /// What 0 in the data's own units is here, one number a channel of images; else empty.
  let black: [Double]
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
    inputs: Matrix<Double>, labels: [Int], classNames: [String], featureNames: [String],
    shape: [Int]? = nil
  ) {
    self.init(
      values: .numbers(inputs), shape: shape, labels: labels, classNames: classNames,
      featureNames: featureNames)
  }

  public init(
    inputs: Matrix<Double>, targets: [Double], featureNames: [String],
    targetName: String = "target", targetScale: TargetScale = .identity, shape: [Int]? = nil
  ) {
    self.init(
      values: .numbers(inputs), shape: shape, targets: targets, targetName: targetName,
      targetScale: targetScale, classNames: [], featureNames: featureNames)
  }

  /// Images with their classes.
  public init(pixels: Pixels, labels: [Int], classNames: [String]) {
    self.init(
      values: .pixels(pixels), shape: pixels.shape, labels: labels, classNames: classNames,
      featureNames: Self.pixelNames(pixels.shape))
  }

  /// Samples of any kind.
  ///
  /// - Parameters:
  ///   - shape: of images; that of pixels is theirs.
  ///   - labels: with `classNames`.
  ///   - targets: without.
  public init(
    values: SampleValues, shape: [Int]? = nil, labels: [Int] = [], targets: [Double] = [],
    targetName: String = "target", targetScale: TargetScale = .identity, classNames: [String] = [],
    featureNames: [String]
  ) {
    self.init(
      values: values, shape: shape, black: nil, labels: labels, targets: targets,
      targetName: targetName, targetScale: targetScale, classNames: classNames,
      featureNames: featureNames)
  }

  /// - Parameter black: `nil` for 0.
  private init(
    values: SampleValues, shape: [Int]?, black: [Double]?, labels: [Int], targets: [Double],
    targetName: String, targetScale: TargetScale, classNames: [String], featureNames: [String]
  ) {
    var shape = shape
    if case .pixels(let pixels) = values { shape = pixels.shape }
    precondition(values.columns == featureNames.count)
    precondition(values.rows == (classNames.isEmpty ? targets.count : labels.count))
    precondition(labels.allSatisfy(classNames.indices.contains))
    precondition(shape.map { $0.product == values.columns } ?? true)
    self.values = values
    self.shape = shape
    self.black = shape.map { black ?? [Double](repeating: 0, count: $0[0]) } ?? []
    self.labels = labels
    self.targets = targets
    self.targetName = targetName
    self.targetScale = targetScale
    self.classNames = classNames
    self.featureNames = featureNames
  }

  /// What the pixels of an image are called: "pixel 3, 12" for row 3 and column 12; "channel 2, pixel 3, 12" of several
  /// channels.
  public static func pixelNames(_ shape: [Int]) -> [String] {
    (0..<shape[0]).flatMap { channel in
      (0..<shape[1]).flatMap { y in
        (0..<shape[2]).map { x in
          (shape[0] > 1 ? "channel \(channel), " : "") + "pixel \(y), \(x)"
        }
      }
    }
  }

  /// The names of the features that are more than the positions of pixels.
  public var givenNames: [String] {
    guard let shape, featureNames == Self.pixelNames(shape) else { return featureNames }
    return []
  }

  /// [samples, features]
  ///
  /// - Complexity: O(1), but O(samples × features) for images that are held as bytes.
  public var inputs: Matrix<Double> { values.matrix }
  public var count: Int { values.rows }
  public var classCount: Int { classNames.count }
  public var isRegression: Bool { classNames.isEmpty }

  /// The samples at `indices`, in that order.
  public func samples(at indices: [Int]) -> Dataset {
    Dataset(
      values: values.rows(at: indices), shape: shape, black: black,
      labels: isRegression ? [] : indices.map { labels[$0] },
      targets: isRegression ? indices.map { targets[$0] } : [], targetName: targetName,
      targetScale: targetScale, classNames: classNames, featureNames: featureNames)
  }

  /// The same samples with other classes.
  ///
  /// - Parameter labels: one a sample.
  func labeled(_ labels: [Int], _ classNames: [String]) -> Dataset {
    Dataset(
      values: values, shape: shape, black: black, labels: labels, targets: [],
      targetName: targetName, targetScale: targetScale, classNames: classNames,
      featureNames: featureNames)
  }

  /// The same samples with other inputs.
  ///
  /// - Parameter black: what 0 has become, one number a channel of images; `nil` where it is 0.
  func with(values: SampleValues, featureNames: [String], black: [Double]? = nil) -> Dataset {
    Dataset(
      values: values, shape: values.columns == self.values.columns ? shape : nil, black: black,
      labels: labels, targets: targets, targetName: targetName, targetScale: targetScale,
      classNames: classNames,
      featureNames: featureNames)
  }

  /// The same samples as images.
  ///
  /// - Parameter shape: [channels, height, width], of as many pixels as there are features; `nil` for features.
  public func shaped(_ shape: [Int]?) -> Dataset {
    Dataset(
      values: values, shape: shape, labels: labels, targets: targets, targetName: targetName,
      targetScale: targetScale, classNames: classNames, featureNames: featureNames)
  }

  /// The same samples, to be learnt by another scale; classes have none.
  public func scaled(by scale: TargetScale) -> Dataset {
    isRegression
      ? Dataset(
        values: values, shape: shape, black: black, labels: [], targets: targets,
        targetName: targetName, targetScale: scale, classNames: [], featureNames: featureNames)
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
