/// How well predicted classes agree with the true ones, as scikit-learn measures it.
public struct ClassificationMetrics: Sendable, Equatable {
  /// The share of samples whose class was found, in 0...1. With one class a sample it is also micro precision, recall and F1.
  public let accuracy: Double
  /// Of class 1 for two classes, else the macro average: the mean over the classes, each counting alike.
  public let precision: Double
  public let recall: Double
  public let f1: Double
  public let macroPrecision: Double
  public let macroRecall: Double
  public let macroF1: Double
  /// The chance that a sample of a class gets a higher probability for it than one of another; for more than two classes the
  /// mean over the classes, each against the rest: `roc_auc_score(…, multi_class="ovr", average="macro")`. `nil` where a
  /// class has no samples.
  public let rocAUC: Double?
  public let confusion: ConfusionMatrix

  /// Precision, recall and F1 over all decisions alike.
  public var microF1: Double { accuracy }

  /// - Parameters:
  ///   - probabilities: by class, then by sample; empty to leave out ROC-AUC.
  /// - Returns: `nil` for no samples.
  public init?(predicted: [Int], labels: [Int], classes: Int, probabilities: [[Double]] = []) {
    guard !labels.isEmpty, predicted.count == labels.count else { return nil }
    let matrix = ConfusionMatrix(predicted: predicted, labels: labels, classes: max(classes, 2))
    confusion = matrix
    accuracy = Double(matrix.correct) / Double(labels.count)
    macroPrecision = matrix.macro(matrix.precision)
    macroRecall = matrix.macro(matrix.recall)
    macroF1 = matrix.macro(matrix.f1)
    let isBinary = matrix.classCount == 2
    precision = isBinary ? matrix.precision(1) : macroPrecision
    recall = isBinary ? matrix.recall(1) : macroRecall
    f1 = isBinary ? matrix.f1(1) : macroF1
    let scored = isBinary ? Array(probabilities.suffix(1)) : probabilities
    let first = isBinary ? 1 : 0
    let areas = scored.enumerated().map { k, scores in
      Self.area(scores, labels.map { $0 == k + first })
    }
    rocAUC =
      areas.isEmpty || areas.contains(nil)
      ? nil : areas.compactMap { $0 }.reduce(0, +) / Double(areas.count)
  }

  /// The area under the ROC curve from ranks, equal scores sharing theirs (H. Mann, D. Whitney, 1947).
  ///
  /// - Complexity: O(n log n).
  private static func area(_ scores: [Double], _ isPositive: [Bool]) -> Double? {
    let positives = isPositive.filter { $0 }.count
    let negatives = scores.count - positives
    guard positives > 0, negatives > 0, scores.allSatisfy({ !$0.isNaN }) else { return nil }
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var rankSum = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
      let rank = Double(start + end + 1) / 2
      for place in order[start..<end] where isPositive[place] { rankSum += rank }
      start = end
    }
    let (p, n) = (Double(positives), Double(negatives))
    return (rankSum - p * (p + 1) / 2) / (p * n)
  }
}
