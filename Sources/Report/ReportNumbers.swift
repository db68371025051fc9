import Formatting

/// Numbers of a page.
enum ReportNumbers {
  /// As short as it can be: "500", "0.25".
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// With spaces between them.
  static func list(_ values: [Double]) -> String { values.map(plain).joined(separator: " ") }

  /// "20,000", "1.25".
  static func epoch(_ epoch: Double) -> String {
    epoch == epoch.rounded() && abs(epoch) < 1e15
      ? Numerals.grouped(Int(epoch)) : Numerals.fixed(epoch, decimals: 2)
  }

  static func text(_ value: Double?, _ format: ReportMetric.Format) -> String {
    guard let value, !value.isNaN else { return "–" }
    return format == .percent ? Numerals.percent(value) : Numerals.compact(value)
  }

  /// At most so many elements, evenly chosen, with the first and the last.
  static func thinned<Element>(_ all: [Element], most: Int) -> [Element] {
    guard all.count > most, most > 1 else { return all }
    return (0..<most).map { all[$0 * (all.count - 1) / (most - 1)] }
  }
}
