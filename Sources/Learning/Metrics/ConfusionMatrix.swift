/// How often each class was taken for each.
public struct ConfusionMatrix: Sendable, Equatable {
  /// `counts[true][predicted]`, both in 0..<classes.
  public let counts: [[Int]]

  /// - Precondition: as many predictions as labels, all in 0..<classes.
  public init(predicted: [Int], labels: [Int], classes: Int) {
    precondition(predicted.count == labels.count)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (guess, label) in zip(predicted, labels) { counts[label][guess] += 1 }
    self.counts = counts
  }

  public var classCount: Int { counts.count }
  public var total: Int { counts.joined().reduce(0, +) }
  /// Samples whose class was found.
  public var correct: Int { counts.indices.map { counts[$0][$0] }.reduce(0, +) }

  /// Samples of a class.
  public func support(_ label: Int) -> Int { counts[label].reduce(0, +) }
  /// Samples taken for a class.
  public func predicted(_ label: Int) -> Int { counts.map { $0[label] }.reduce(0, +) }

  /// The share of the samples taken for a class that are of it; 0 when there are none, as in scikit-learn.
  public func precision(_ label: Int) -> Double { share(counts[label][label], predicted(label)) }

  /// The share of the samples of a class that were found; 0 when there are none, as in scikit-learn.
  public func recall(_ label: Int) -> Double { share(counts[label][label], support(label)) }

  /// The harmonic mean of precision and recall; 0 when the class neither occurs nor is predicted.
  public func f1(_ label: Int) -> Double {
    share(2 * counts[label][label], predicted(label) + support(label))
  }

  /// The mean of a measure over the classes that occur or are predicted, each counting alike, as in scikit-learn.
  func macro(_ measure: (Int) -> Double) -> Double {
    let present = counts.indices.filter { support($0) + predicted($0) > 0 }
    return present.isEmpty ? 0 : present.map(measure).reduce(0, +) / Double(present.count)
  }

  private func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
