import Graphics
import Plots

/// Small labels "1", "2", … on neuron lines, near where a line enters the plot.
enum NeuronTags {
  /// - Parameter lines: the ends of each line in pixels; `nil` for a line outside the plot.
  static func marks(_ lines: [(Point, Point)?], in layout: FigureLayout) -> [Mark] {
    var taken: [Point] = []
    let radius = 10 * layout.scale
    return lines.enumerated().flatMap { index, ends -> [Mark] in
      guard let ends, let center = place(on: ends, clearOf: taken, radius: radius) else {
        return []
      }
      taken.append(center)
      let theme = layout.theme
      return [
        .path(
          .circle(center: center, radius: radius), fill: theme.background,
          stroke: Stroke(theme.axis, width: layout.scale)),
        .text(
          Text(
            "\(index + 1)", at: center, size: 13 * layout.scale, color: theme.text, weight: .bold,
            horizontal: .middle, vertical: .middle)),
      ]
    }
  }

  /// The first place along the line, from its upper end, where the tag covers no other.
  private static func place(
    on ends: (Point, Point), clearOf taken: [Point], radius: Double
  ) -> Point? {
    let (start, end) = ends.0.y < ends.1.y ? (ends.0, ends.1) : (ends.1, ends.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 4 * radius else { return nil }
    var distance = 2 * radius
    while distance < length - 2 * radius {
      let point = start + Point(dx, dy) * (distance / length)
      let isClear = taken.allSatisfy { other in
        let (ox, oy) = (other.x - point.x, other.y - point.y)
        return ox * ox + oy * oy > 6 * radius * radius
      }
      if isClear { return point }
      distance += radius
    }
    return nil
  }
}
