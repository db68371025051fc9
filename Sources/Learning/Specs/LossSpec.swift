/// A loss with its numbers; those that its kind does not use do nothing.
public struct LossSpec: Sendable, Equatable {
  public var kind: LossKind
  /// δ of Huber, in units of the outputs; above 0, at most 1e6.
  public var delta: Double
  /// s of the cross-entropies: every target y of K classes becomes (1 − s) y + s / K; 0..<1. A single output has K = 2.
  public var labelSmoothing: Double
  /// What a sample's loss is multiplied by.
  public var classWeights: ClassWeights

  public static let deltas = 1e-6...1e6
  public static let labelSmoothings = 0.0...0.999

  public init(
    _ kind: LossKind, delta: Double = 1, labelSmoothing: Double = 0,
    classWeights: ClassWeights = .equal
  ) {
    self.kind = kind
    self.delta = delta
    self.labelSmoothing = labelSmoothing
    self.classWeights = classWeights
  }

  public static let binaryCrossEntropy = LossSpec(.binaryCrossEntropy)
  public static let categoricalCrossEntropy = LossSpec(.categoricalCrossEntropy)
  public static let meanSquaredError = LossSpec(.meanSquaredError)
  public static let meanAbsoluteError = LossSpec(.meanAbsoluteError)
  public static let huber = LossSpec(.huber)
  public static let hinge = LossSpec(.hinge)

  /// The same loss with the weights that "balanced" means for a training set.
  public func resolved(for training: Dataset) -> LossSpec {
    var spec = self
    if case .balanced = classWeights { spec.classWeights = .each(training.balancedWeights) }
    return spec
  }
}

/// What the loss of a sample is multiplied by, by its class. The loss stays the mean over samples, Σ w loss / n, as in
/// Keras; PyTorch's cross-entropy divides by Σ w.
public enum ClassWeights: Sendable, Equatable {
  case equal
  /// n / (K · samples of the class) over the training set, scikit-learn's formula: every class counts alike, and the mean
  /// weight of the training set is 1.
  case balanced
  /// One a class, in order; 0...1e6 each.
  case each([Double])

  public static let weights = 0.0...1e6
}

extension Dataset {
  /// n / (K · samples of the class); a class without samples has the weight of one with a single one.
  fileprivate var balancedWeights: [Double] {
    var counts = [Int](repeating: 0, count: classCount)
    for label in labels { counts[label] += 1 }
    return counts.map { Double(count) / (Double(classCount) * Double(max($0, 1))) }
  }
}
