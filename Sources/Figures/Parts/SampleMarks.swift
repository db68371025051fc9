import Graphics
import Plots

/// The samples of a data set as symbols: a colour and a shape for each class.
struct SampleMarks {
  let axes: Axes
  var theme: Theme { axes.layout.theme }

  /// Symbols shrink as samples get dense, so that a thousand are still seen one by one.
  static func radius(count: Int, in layout: FigureLayout) -> Double {
    layout.scale * (count <= 300 ? 5 : count <= 1500 ? 4 : 3)
  }

  /// One batch of symbols a class. Samples whose class is not in 0..<classCount do not show.
  func marks(_ points: [Point], labels: [Int], classCount: Int, opacity: Double = 1) -> [Mark] {
    let radius = Self.radius(count: points.count, in: axes.layout)
    return (0..<classCount).map { index in
      .symbols(
        Symbols(
          theme.classSymbol(index), radius: radius,
          fill: theme.classColor(index).opacity(opacity),
          stroke: Stroke(
            theme.outline.opacity(opacity * 0.9), width: 0.8 * axes.layout.scale),
          positions: zip(points, labels).compactMap { point, label in
            label == index && point.isFinite ? axes.position(point) : nil
          }))
    }
  }

  /// A legend entry a class.
  static func legend(_ classNames: [String], in layout: FigureLayout) -> [Legend.Entry] {
    classNames.enumerated().map { index, name in
      Legend.Entry(
        name,
        .symbol(
          layout.theme.classSymbol(index), fill: layout.theme.classColor(index),
          stroke: Stroke(layout.theme.outline, width: 0.8 * layout.scale),
          radius: 6 * layout.scale))
    }
  }
}
