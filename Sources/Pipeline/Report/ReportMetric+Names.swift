import Learning
import Report

extension ReportMetric {
  /// Every metric that a run may have, by its name, in the order of metrics.csv.
  static let named: [(name: String, metric: ReportMetric)] =
    Metric.ofParts.flatMap { metric in
      Metric.Part.allCases.map { (metric.key($0), ReportMetric(metric, $0)) }
    } + Metric.ofRun.map { ($0.name, ReportMetric($0, .training)) }

  private init(_ metric: Metric, _ part: Metric.Part) {
    let title = (metric.hasParts ? part.rawValue + " " : "") + metric.heading
    self.init(
      measure: metric.name, part: metric.hasParts ? part.rawValue : "",
      title: title.prefix(1).uppercased() + title.dropFirst(),
      format: metric.isShare ? .percent : .number,
      isLessBetter: metric.hasParts ? metric.better == .lower : nil)
  }
}
