import Learning
import Testing

/// Against scikit-learn, with ties, missing classes and single samples.
struct MetricsTests {
  private struct File: Decodable {
    struct Classification: Decodable {
      let labels: [Int]
      let predicted: [Int]
      let probabilities: [[Double]]
      let classes: Int
      let accuracy: Double
      let precision: Double
      let recall: Double
      let f1: Double
      let macroPrecision: Double
      let macroRecall: Double
      let macroF1: Double
      let microF1: Double
      let rocAUC: Double?
      let confusion: [[Int]]
    }
    struct Regression: Decodable {
      let targets: [Double]
      let predicted: [Double]
      let rSquared: Double
      let meanAbsoluteError: Double
      let meanSquaredError: Double
    }
    let classification: [Classification]
    let regression: [Regression]
  }

  @Test func classes() throws {
    let cases = try References.load("metrics", as: File.self).classification
    #expect(cases.count == 9)
    for example in cases {
      let found = try #require(
        ClassificationMetrics(
          predicted: example.predicted, labels: example.labels, classes: example.classes,
          probabilities: example.probabilities))
      #expect(found.confusion.counts == example.confusion)
      #expect(found.confusion.total == example.labels.count)
      #expect((found.rocAUC == nil) == (example.rocAUC == nil))
      let measures = [
        (found.accuracy, example.accuracy), (found.precision, example.precision),
        (found.recall, example.recall), (found.f1, example.f1),
        (found.macroPrecision, example.macroPrecision), (found.macroRecall, example.macroRecall),
        (found.macroF1, example.macroF1), (found.microF1, example.microF1),
        (found.rocAUC ?? 0, example.rocAUC ?? 0),
      ]
      for (measure, expected) in measures {
        #expect(agree(measure, expected, within: 1e-14), "\(example.labels)")
      }
    }
    #expect(ClassificationMetrics(predicted: [], labels: [], classes: 2) == nil)
  }

  @Test func values() throws {
    let cases = try References.load("metrics", as: File.self).regression
    #expect(cases.count == 4)
    for example in cases {
      let found = try #require(
        RegressionMetrics(predicted: example.predicted, targets: example.targets))
      #expect(agree(try #require(found.rSquared), example.rSquared, within: 1e-14))
      #expect(agree(found.meanAbsoluteError, example.meanAbsoluteError, within: 1e-14))
      #expect(agree(found.meanSquaredError, example.meanSquaredError, within: 1e-14))
    }
    #expect(RegressionMetrics(predicted: [], targets: []) == nil)
    #expect(RegressionMetrics(predicted: [1], targets: [2])?.rSquared == nil)
  }
}
