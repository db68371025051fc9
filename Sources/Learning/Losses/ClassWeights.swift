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
  var balancedWeights: [Double] {
    var counts = [Int](repeating: 0, count: classCount)
    for label in labels { counts[label] += 1 }
    return counts.map { Double(count) / (Double(classCount) * Double(max($0, 1))) }
  }
}
