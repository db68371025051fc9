/// How curves are told from each other.
enum LineStyle {
  /// The class of lines of which no one stands out.
  static let many = "many"

  /// Ten colours, and from the eleventh on the same with dashes.
  static func own(_ index: Int) -> String {
    let (color, dash) = (index % ReportStyle.colorCount, index / ReportStyle.colorCount % 3)
    return dash == 0 ? "s\(color)" : "s\(color) d\(dash)"
  }

  /// A part of the data: a colour and a dash of its own.
  static func part(of metric: ReportMetric) -> String {
    switch metric.part {
    case "validation": "s1 d1"
    case "test": "s2 d2"
    default: "s0"
    }
  }

  /// A piece of the line for a legend.
  static func key(_ style: String) -> String {
    "<i class=\"key \(style)\"></i>"
  }
}
