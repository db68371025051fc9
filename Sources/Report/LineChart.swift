import Formatting
import Graphics
import Plots

/// Curves over the epochs as an SVG with axes.
struct LineChart {
  struct Curve {
    /// The index of the run.
    let run: Int
    let name: String
    let points: [Point]
    /// Its classes of the style: colour and dash; that of many where it has none of its own.
    let style: String

    var isOneOfMany: Bool { style == LineStyle.many }
  }

  let title: String
  let format: ReportMetric.Format
  let curves: [Curve]
  private let x: Scale
  private let y: Scale

  /// Of the picture and of the axes in it.
  private static let (width, height) = (400, 250)
  private static let box = (left: 56, top: 10, width: 320, height: 196)

  init(title: String, format: ReportMetric.Format, curves: [Curve]) {
    self.title = title
    self.format = format
    self.curves = curves
    let points = curves.lazy.flatMap(\.points)
    x = ScaleSpec("x", .linear).settled(Extent(points.map(\.x)))
    let isShare = format == .percent
    y = ScaleSpec("y", isShare ? .linear : .automatic, margin: 0.04)
      .settled(Extent(points.map(\.y)))
  }

  /// - Parameters:
  ///   - index: of the chart on the page.
  ///   - most: points of a curve, about.
  func add(to html: inout HTMLWriter, index: Int, most: Int) {
    let box = Self.box
    let domains = [x, y].map { "\($0.domain.lowerBound) \($0.domain.upperBound)" }
    html.add(
      "<figure data-format=\"\(format.rawValue)\" data-box=\"\(box.left) \(box.top) \(box.width) \(box.height)\""
        + " data-x=\"\(domains[0])\" data-y=\"\(domains[1])\"\(y.kind == .log ? " data-log=\"1\"" : "")>"
    )
    html.add("<figcaption>\(heading.htmlEscaped)</figcaption>\n")
    html.add(
      "<svg viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\" aria-labelledby=\"t\(index) d\(index)\">"
        + "<title id=\"t\(index)\">\(heading.htmlEscaped)</title>"
        + "<desc id=\"d\(index)\">\(summary.htmlEscaped)</desc>\n")
    addAxes(to: &html)
    html.add(
      "<g class=\"lines\" transform=\"translate(\(box.left) \(box.top + box.height)) scale(.01 -.01)\">\n"
    )
    for curve in curves {
      let path = CurvePath(
        curve.points, x: x, y: y, size: (Double(box.width), Double(box.height)),
        tolerance: curve.isOneOfMany ? 0.3 : 0.15, most: most)
      html.add("<path class=\"\(curve.style)\" data-r=\"\(curve.run)\" d=\"\(path.text)\"/>\n")
    }
    html.add("</g></svg>\n")
    addLegend(to: &html)
    html.add("</figure>\n")
  }

  private var heading: String { y.kind == .log ? title + " (log scale)" : title }

  private func addAxes(to html: inout HTMLWriter) {
    let box = Self.box
    func decimals(_ value: Double) -> String { ReportNumbers.plain((value * 10).rounded() / 10) }
    let right = box.left + box.width
    let bottom = box.top + box.height
    let rows = y.ticks(about: 5).map { tick in
      (at: decimals(Double(bottom) - y.fraction(tick.value) * Double(box.height)), tick: tick)
    }
    let columns = x.ticks(about: 4).map { tick in
      (at: decimals(Double(box.left) + x.fraction(tick.value) * Double(box.width)), tick: tick)
    }
    html.add(
      "<path class=\"rules\" d=\"\(rows.map { "M\(box.left) \($0.at)H\(right)" }.joined())\"/>"
        + "<path class=\"frame\" d=\"M\(box.left) \(box.top)V\(bottom)H\(right)\"/>\n")
    html.add("<g text-anchor=\"end\">")
    for row in rows {
      let label = format == .percent ? percent(row.tick.value) : row.tick.label
      html.add("<text x=\"\(box.left - 6)\" y=\"\(row.at)\" dy=\".35em\">\(label)</text>")
    }
    html.add("</g>\n<g text-anchor=\"middle\">")
    for column in columns {
      html.add("<text x=\"\(column.at)\" y=\"\(bottom + 17)\">\(column.tick.label)</text>")
    }
    html.add("<text x=\"\(box.left + box.width / 2)\" y=\"\(bottom + 36)\">epoch</text></g>\n")
  }

  private func percent(_ share: Double) -> String {
    let domain = y.domain.upperBound - y.domain.lowerBound
    return Numerals.fixed(share * 100, decimals: domain < 0.05 ? 1 : 0) + " %"
  }

  private func addLegend(to html: inout HTMLWriter) {
    html.add("<ul class=\"legend\">\n")
    for (index, curve) in curves.enumerated() where !curve.isOneOfMany {
      html.add(
        "<li data-r=\"\(curve.run)\">\(LineStyle.key(curve.style))<span class=\"name\">\(curve.name.htmlEscaped)</span>"
          + "<output data-c=\"\(index)\">\(final(curve))</output></li>\n")
    }
    let others = curves.count { $0.isOneOfMany }
    if others > 0 {
      html.add(
        "<li>\(LineStyle.key(LineStyle.many))<span class=\"name\">\(Numerals.grouped(others)) other runs</span></li>\n"
          + "<li class=\"reading\"></li>\n")
    }
    html.add("</ul>\n")
  }

  private func final(_ curve: Curve) -> String {
    ReportNumbers.text(curve.points.last { $0.y.isFinite }?.y, format)
  }

  /// What a reader hears of the curves.
  private var summary: String {
    let own = curves.filter { !$0.isOneOfMany }
    let ends = own.prefix(10).map { "\($0.name) ends at \(final($0))" }
    let epochs = [x.domain.lowerBound, x.domain.upperBound].map(ReportNumbers.epoch)
    return "Curves over epochs \(epochs[0]) to \(epochs[1]): "
      + ends.joined(separator: "; ")
      + (curves.count > ends.count ? "; and \(curves.count - ends.count) more." : ".")
  }
}
