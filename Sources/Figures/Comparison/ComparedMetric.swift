import Learning
import Schemas

/// A metric that runs are compared by; the raw value is the config's word, and that of metrics.csv for the training set.
package struct ComparedMetric: RawRepresentable, CaseIterable, Sendable, Equatable, DocumentedChoice
{
  let metric: Metric

  package static let loss = ComparedMetric(.loss)
  package static let accuracy = ComparedMetric(.accuracy)
  package static let allCases = Metric.all.map { ComparedMetric($0) }

  package var rawValue: String { metric.name }
  package var documentation: String { metric.words }

  package init?(rawValue: String) {
    guard let metric = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = metric
  }

  private init(_ metric: Metric) { self.metric = metric }

  /// In `Moment.metrics`.
  func name(_ part: DataPart) -> String { metric.key(part.part) }

  /// "validation loss".
  func title(_ part: DataPart) -> String { metric.title(part.part) }

  var hasParts: Bool { metric.hasParts }
  var isHigherBetter: Bool { metric.better == .higher }
  var isShare: Bool { metric.isShare }
}
