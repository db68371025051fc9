import Learning
import Report

extension ReportMetric {
  /// Every metric that a run may have, by its name, in the order of metrics.csv.
  static let named: [(name: String, metric: ReportMetric)] =
    MetricName.ofParts.flatMap { measure in
      zip(MetricName.parts, ["training", "validation", "test"]).map { part, word in
        (MetricName.of(measure, part: part), ReportMetric(measure, part: word))
      }
    } + MetricName.ofRun.map { ($0, ReportMetric($0, part: "")) }

  private init(_ measure: String, part: String) {
    let words = Self.words[measure] ?? measure
    let title = part.isEmpty ? words : part + " " + words
    let isOfRun = part.isEmpty
    self.init(
      measure: measure, part: part, title: title.prefix(1).uppercased() + title.dropFirst(),
      format: measure == "accuracy" ? .percent : .number,
      isLessBetter: isOfRun
        ? nil : ["loss", "meanAbsoluteError", "meanSquaredError"].contains(measure))
  }

  private static let words = [
    "f1": "F1", "macroPrecision": "macro precision", "macroRecall": "macro recall",
    "macroF1": "macro F1", "microF1": "micro F1", "rocAUC": "ROC AUC", "rSquared": "R²",
    "meanAbsoluteError": "mean absolute error", "meanSquaredError": "mean squared error",
    "learningRate": "learning rate", "gradientNorm": "gradient norm",
  ]
}
