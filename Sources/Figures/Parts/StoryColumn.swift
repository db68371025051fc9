import Formatting
import Graphics
import Plots

/// The side column of a film over epochs: legend above, then epoch, loss and accuracy, and the loss as a curve.
struct StoryColumn {
  private let layout: FigureLayout
  private let legend: Legend
  private let readings: [[String]]
  private let names: [String]
  private let sparkline: Sparkline
  private let readingsTop: Double
  private let curveTop: Double
  private let hasCurve: Bool

  /// So many entries of a legend fit above the readings.
  static let legendEntries = 8

  /// - Parameter hasCurve: leaves room for the loss as a curve; without it the readings end the column.
  init(_ run: Run, legend: Legend, in layout: FigureLayout, hasCurve: Bool = true) {
    self.layout = layout
    self.legend = legend
    self.hasCurve = hasCurve
    let measures = run.moments.map(\.measures)
    let isTested = measures.contains { $0.testAccuracy != nil || $0.testRSquared != nil }
    let quality = run.classNames.isEmpty ? "R²" : "accuracy"
    names = ["Epoch", "Loss", isTested ? "Test \(quality)" : quality.capitalizedFirst]
    readings = run.moments.map { moment in
      let measures = moment.measures
      let share = (measures.testAccuracy ?? measures.accuracy).map(Numerals.percent)
      let explained = (measures.testRSquared ?? measures.rSquared).map {
        Numerals.fixed($0, decimals: 3)
      }
      return [
        Numerals.grouped(moment.epoch), Numerals.compact(measures.loss), share ?? explained ?? "–",
      ]
    }
    let curveHeight = 50 * layout.scale
    let bottom = layout.side.bottom - (hasCurve ? curveHeight + 30 * layout.scale : 0)
    curveTop = bottom + 2 * layout.scale
    readingsTop = bottom - Double(names.count) * Readings.pitch * layout.scale
    sparkline = Sparkline(
      measures.map(\.loss), at: run.moments.map { Double($0.epoch) },
      in: Rect(
        x: layout.side.left + 4 * layout.scale, y: layout.side.bottom - curveHeight,
        width: layout.side.width - 8 * layout.scale, height: curveHeight - 4 * layout.scale),
      layout: layout)
  }

  /// What stays over the film.
  func backdrop() -> [Mark] {
    legend.marks(in: layout, top: layout.side.top - 4 * layout.scale)
      + Readings.names(names, in: layout, top: readingsTop)
      + (hasCurve
        ? Readings.names(["Loss over epochs"], in: layout, top: curveTop) + sparkline.curve() : [])
  }

  /// What belongs to one moment.
  func marks(_ index: Int) -> [Mark] {
    Readings.values(readings[index], in: layout, top: readingsTop)
      + (hasCurve ? sparkline.dot(at: index) : [])
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
