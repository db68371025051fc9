import Formatting
import Graphics
import Plots

/// The activations of one sample as bars from a middle line, one under the other in the side column.
struct ActivationTable {
  private let layout: FigureLayout
  private let rowCount: Int
  private let neuronCount: Int
  private let top: Double

  private static let pitch = 30.0
  private static let mostRows = 8

  /// - Parameter used: the height of the side column that a legend takes.
  init(neuronCount: Int, below used: Double, in layout: FigureLayout) {
    self.layout = layout
    self.neuronCount = neuronCount
    let room = Int((layout.side.height - used) / (Self.pitch * layout.scale) - 1.5)
    let fitting = max(1, min(room, Self.mostRows))
    // One row is for what does not fit.
    rowCount = neuronCount <= fitting ? neuronCount : max(1, fitting - 1)
    let lines = Double(rowCount + (neuronCount > rowCount ? 1 : 0))
    top = layout.side.bottom - lines * Self.pitch * layout.scale
  }

  private var middle: Double { layout.side.left + layout.side.width * 0.42 }
  /// The length of the longest bar.
  private var reach: Double { layout.side.width * 0.25 }

  func backdrop() -> [Mark] {
    let theme = layout.theme
    let size = FigureLayout.tickSize * layout.scale
    var marks: [Mark] = [
      .text(
        Text(
          "Activations", at: Point(layout.side.left, top - 12 * layout.scale), size: size,
          color: theme.mutedText)),
      .path(
        .line(
          from: Point(middle.rounded() + 0.5, top),
          to: Point(middle.rounded() + 0.5, top + Double(rowCount) * Self.pitch * layout.scale)),
        stroke: Stroke(theme.axis, width: layout.scale)),
    ]
    for row in 0..<rowCount {
      marks.append(label("\(row + 1)", row: row, at: layout.side.left, .start, theme.text, .bold))
    }
    if neuronCount > rowCount {
      let rest = "… and \(neuronCount - rowCount) more"
      marks.append(label(rest, row: rowCount, at: layout.side.left, .start, theme.mutedText))
    }
    return marks
  }

  func marks(_ activations: [Double], relativeTo largest: [Double], strokes: [Stroke]) -> [Mark] {
    let right = Double(layout.size.width) - 8 * layout.scale
    return (0..<rowCount).flatMap { row -> [Mark] in
      let value = activations[row]
      let tip = middle + reach * value / largest[row]
      let y = rowMiddle(row)
      var bar = strokes[row]
      bar.color = bar.color.opacity(1)
      bar.width = 9 * layout.scale
      bar.dash = bar.dash.map { $0 / 2 }
      return [
        .path(.line(from: Point(middle, y), to: Point(tip, y)), stroke: bar),
        label(
          Numerals.fixed(value, decimals: 2), row: row, at: right, .end, layout.theme.text),
      ]
    }
  }

  private func rowMiddle(_ row: Int) -> Double {
    top + (Double(row) + 0.5) * Self.pitch * layout.scale
  }

  private func label(
    _ string: String, row: Int, at x: Double, _ horizontal: Text.Horizontal, _ color: Color,
    _ weight: Text.Weight = .regular
  ) -> Mark {
    .text(
      Text(
        string, at: Point(x, rowMiddle(row)), size: FigureLayout.tickSize * layout.scale,
        color: color, weight: weight, horizontal: horizontal, vertical: .middle))
  }
}
