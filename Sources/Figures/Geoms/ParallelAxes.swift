import Graphics
import Plots

/// Upright axes beside each other, and a line through all of them for each run.
struct ParallelAxes: Geom {
  struct Axis: Sendable {
    let name: String
    /// Places along the axis, 0 at the bottom, with their labels.
    let ticks: [(fraction: Double, label: String)]
  }

  struct Line: Sendable {
    /// Along each axis; not a number where there is no such value.
    let fractions: [Double]
    /// 0...1 along the ramp; not a number for a run that has no value.
    let share: Double
  }

  let axes: [Axis]
  /// The last lies above the others.
  let lines: [Line]
  let ramp: @Sendable (Theme) -> ColorRamp

  func drawing(in panel: Panel) -> Drawing {
    let tick = panel.readable(14 * panel.unit)
    let name = panel.readable(15 * panel.unit)
    let widest =
      axes.flatMap(\.ticks).map { panel.text.width(of: $0.label, size: tick, weight: .regular) }
      .max() ?? 0
    let left = panel.rect.left + min(widest + tick, panel.rect.width * 0.2)
    let right = panel.rect.right - tick
    let top = panel.rect.top + tick
    let bottom = panel.rect.bottom - name * 2.2
    let gap = axes.count > 1 ? (right - left) / Double(axes.count - 1) : 0
    func position(_ axis: Int, _ fraction: Double) -> Point {
      Point(left + Double(axis) * gap, bottom - fraction * (bottom - top))
    }
    let ramp = ramp(panel.theme)
    var marks: [Mark] = axes.indices.map { axis in
      .path(
        .line(from: position(axis, 0), to: position(axis, 1)),
        stroke: panel.stroke(Pen(.axis, width: 1.5)))
    }
    for line in lines {
      let color = line.share.isNaN ? panel.color(Ink(.muted)) : ramp.color(at: line.share)
      let points = line.fractions.enumerated().map {
        $1.isFinite ? position($0, $1) : Point(.nan, .nan)
      }
      var stroke = panel.stroke(Pen(.text, width: 2.2))
      stroke.color = color
      marks += Curve.lines(points[...], stroke)
    }
    for (index, axis) in axes.enumerated() { marks += labels(axis, index, panel, position) }
    return Drawing(fixed: marks, isClipped: false)
  }

  private func labels(
    _ axis: Axis, _ index: Int, _ panel: Panel, _ position: (Int, Double) -> Point
  ) -> [Mark] {
    let tick = panel.readable(14 * panel.unit)
    let name = panel.readable(15 * panel.unit)
    let foot = position(index, 0)
    let isLast = index == axes.count - 1
    var marks: [Mark] = []
    for (fraction, label) in axis.ticks {
      let at = position(index, fraction)
      let width = panel.text.width(of: label, size: tick, weight: .regular)
      let end = at.x - tick * 0.5
      marks.append(
        .path(
          .rectangle(
            Rect(
              x: end - width - 2, y: at.y - tick * 0.65, width: width + 4, height: tick * 1.3)),
          fill: panel.color(Ink(.background, opacity: 0.82))))
      marks.append(
        .path(
          .line(from: Point(at.x - tick * 0.3, at.y), to: at),
          stroke: panel.stroke(Pen(.axis, width: 1.5))))
      marks.append(
        .text(
          Text(
            label, at: Point(end, at.y), size: tick, color: panel.color(Ink(.muted)),
            horizontal: .end, vertical: .middle)))
    }
    let room = axes.count > 1 ? position(1, 0).x - position(0, 0).x : panel.rect.width
    let most = room * (index == 0 || isLast ? 0.8 : 0.95)
    let lines = wrapped(axis.name, name, room: most, panel)
    for (row, text) in lines.enumerated() {
      marks.append(
        .text(
          Text(
            text,
            at: Point(
              isLast ? panel.rect.right : foot.x, foot.y + name * (0.6 + 1.1 * Double(row))),
            size: name, color: panel.color(Ink(.text)),
            horizontal: isLast ? .end : .middle, vertical: .top)))
    }
    return marks
  }

  /// One line, or two broken at the blank nearest to the middle.
  private func wrapped(_ text: String, _ size: Double, room: Double, _ panel: Panel) -> [String] {
    func width(_ text: String) -> Double {
      panel.text.width(of: text, size: size, weight: .regular)
    }
    if width(text) <= room { return [text] }
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1 else { return [text] }
    let breaks = (1..<words.count).map { count in
      [
        words.prefix(count).joined(separator: " "),
        words.dropFirst(count).joined(separator: " "),
      ]
    }
    return breaks.min { max(width($0[0]), width($0[1])) < max(width($1[0]), width($1[1])) } ?? [
      text
    ]
  }
}
