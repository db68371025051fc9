import Graphics
import Plots

/// Small labels "1", "2", … on neuron lines, near where a line enters the plot.
enum NeuronTags {
  /// - Parameter lines: the lines of each neuron in pixels; none for a neuron whose line is outside the plot.
  static func marks(_ lines: [[[Point]]], in layout: FigureLayout) -> [Mark] {
    var taken: [Point] = []
    let radius = 10 * layout.scale
    return lines.enumerated().flatMap { index, lines -> [Mark] in
      let center = lines.lazy.compactMap { place(on: $0, clearOf: taken, radius: radius) }.first
      guard let center else { return [] }
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
    on line: [Point], clearOf taken: [Point], radius: Double
  ) -> Point? {
    guard let first = line.first, let last = line.last else { return nil }
    let line = first.y < last.y ? line : line.reversed()
    let length = zip(line, line.dropFirst()).reduce(0.0) { $0 + distance($1.0, $1.1) }
    guard length > 4 * radius else { return nil }
    // Distances from the upper end at which a tag is tried.
    var next = 2 * radius
    var walked = 0.0
    for (start, end) in zip(line, line.dropFirst()) {
      let step = distance(start, end)
      while next <= walked + step, next < length - 2 * radius {
        let point = start + (end - start) * ((next - walked) / step)
        if taken.allSatisfy({ distance($0, point) > 2.45 * radius }) { return point }
        next += radius
      }
      walked += step
    }
    return nil
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (a.x - b.x, a.y - b.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}
