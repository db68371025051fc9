/// How well predicted classes agree with the true ones.
public struct ClassificationMetrics: Sendable, Equatable {
  /// The share of samples whose class was found, in 0...1.
  public let accuracy: Double
  /// The harmonic mean of precision and recall of class 1, for two classes; 0 when none was found, as in scikit-learn.
  public let f1: Double

  /// - Returns: `nil` for no samples.
  public init?(predicted: [Int], labels: [Int]) {
    guard !labels.isEmpty, predicted.count == labels.count else { return nil }
    var (right, truePositives, positives, found) = (0, 0, 0, 0)
    for (guess, label) in zip(predicted, labels) {
      right += guess == label ? 1 : 0
      truePositives += guess == 1 && label == 1 ? 1 : 0
      positives += label == 1 ? 1 : 0
      found += guess == 1 ? 1 : 0
    }
    accuracy = Double(right) / Double(labels.count)
    f1 = positives + found == 0 ? 0 : 2 * Double(truePositives) / Double(positives + found)
  }
}
