import Config
import Learning

/// A measure that runs are compared by; the raw value is the config's word, and that of metrics.csv for the training set.
package struct ComparedMetric: RawRepresentable, CaseIterable, Sendable, Equatable, DocumentedChoice
{
  package let rawValue: String

  package static let loss = ComparedMetric(known: "loss")
  package static let accuracy = ComparedMetric(known: "accuracy")
  package static let allCases =
    (MetricName.ofParts + MetricName.ofRun).map { ComparedMetric(known: $0) }

  package init?(rawValue: String) {
    guard let metric = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = metric
  }

  private init(known: String) { rawValue = known }

  /// The samples that a measure is of.
  package enum Part: String, Sendable, CaseIterable, DocumentedChoice {
    case train, validation, test

    package var documentation: String {
      switch self {
      case .train: "the samples that the network learns from"
      case .validation: "the samples that early stopping looks at"
      case .test: "the samples that are kept for the end"
      }
    }

    /// Before the measure's name in `MetricName`.
    var prefix: String { self == .train ? "" : rawValue }
    var noun: String { self == .train ? "training" : rawValue }
  }

  /// Whether each part of the data has its own.
  var hasParts: Bool { MetricName.ofParts.contains(rawValue) }

  /// In `Moment.metrics`.
  func name(_ part: Part) -> String {
    hasParts ? MetricName.of(rawValue, part: part.prefix) : rawValue
  }

  /// "validation loss".
  func title(_ part: Part) -> String { hasParts ? "\(part.noun) \(words)" : words }

  var isHigherBetter: Bool {
    !["loss", "meanAbsoluteError", "meanSquaredError", "penalty", "gradientNorm", "learningRate"]
      .contains(rawValue)
  }

  /// Whether it is a share, 0...1, that is shown in percent.
  var isShare: Bool { isHigherBetter && rawValue != "rSquared" && rawValue != "rocAUC" }

  package var documentation: String { words }

  private var words: String {
    switch rawValue {
    case "f1": "F1"
    case "macroF1": "macro F1"
    case "microF1": "micro F1"
    case "rocAUC": "area under the ROC curve"
    case "rSquared": "R²"
    case "penalty": "penalty of L1 and L2"
    default:
      rawValue.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
    }
  }
}
