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

  /// So many entries of a legend fit above the readings.
  static let legendEntries = 8

  init(_ run: Run, legend: Legend, in layout: FigureLayout) {
    self.layout = layout
    self.legend = legend
    let isTested = run.moments.contains { $0.testAccuracy != nil }
    names = ["Epoch", "Loss", isTested ? "Test accuracy" : "Accuracy"]
    readings = run.moments.map { moment in
      [
        Numerals.grouped(moment.epoch), Numerals.compact(moment.loss),
        (moment.testAccuracy ?? moment.accuracy).map(Numerals.percent) ?? "–",
      ]
    }
    let curveHeight = 50 * layout.scale
    let bottom = layout.side.bottom - curveHeight - 30 * layout.scale
    curveTop = bottom + 2 * layout.scale
    readingsTop = bottom - Double(names.count) * Readings.pitch * layout.scale
    sparkline = Sparkline(
      run.moments.map(\.loss), at: run.moments.map { Double($0.epoch) },
      in: Rect(
        x: layout.side.left + 4 * layout.scale, y: layout.side.bottom - curveHeight,
        width: layout.side.width - 8 * layout.scale, height: curveHeight - 4 * layout.scale),
      layout: layout)
  }

  /// What stays over the film.
  func backdrop() -> [Mark] {
    legend.marks(in: layout, top: layout.side.top - 4 * layout.scale)
      + Readings.names(names, in: layout, top: readingsTop)
      + Readings.names(["Loss over epochs"], in: layout, top: curveTop) + sparkline.curve()
  }

  /// What belongs to one moment.
  func marks(_ index: Int) -> [Mark] {
    Readings.values(readings[index], in: layout, top: readingsTop) + sparkline.dot(at: index)
  }
}
