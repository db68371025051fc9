import CLibrary
import Graphics

/// Where the boxes, bars and texts of a graph of volumes are.
struct VolumeGraphLayout: Sendable {
  private struct Column {
    let stage: VolumeGraph.Stage
    /// The front.
    var front = Rect(x: 0, y: 0, width: 0, height: 0)
    /// How far the back is up and to the right.
    var depth = 0.0
    var bars: [Rect] = []
    /// The room of its texts.
    var room: ClosedRange<Double> = 0...0

    /// Where the next begins: behind its bars.
    var end: Double { bars.last?.right ?? front.right + depth }
  }

  private var columns: [Column] = []
  /// How many are left out, and where that is said.
  private var rest: (count: Int, center: Point)?
  private let textSize: Double
  private let barText: Double
  private let footer: Double
  private let middle: Double

  /// In units: the least room of a stage, of a bar, and between them.
  private static let (leastPitch, bar, space) = (52.0, 17.0, 5.0)
  /// Of a length into the depth of the picture.
  private static let slant = 0.32

  init(_ stages: [VolumeGraph.Stage], in panel: Panel) {
    let unit = panel.unit
    textSize = panel.readable(12.5 * unit)
    barText = panel.readable(11.5 * unit)
    let lines = stages.map(\.lines.count).max() ?? 0
    footer = Double(lines) * textSize * 1.3 + 12 * unit
    let head = stages.contains { $0.skip != nil } ? 30 * unit : 6 * unit
    let area = Rect(
      x: panel.rect.x, y: panel.rect.y + head, width: panel.rect.width,
      height: max(1, panel.rect.height - head - footer))
    middle = area.center.y

    func barsRoom(_ stage: VolumeGraph.Stage) -> Double {
      Double(stage.bars.count) * (max(Self.bar * unit, barText * 1.3) + Self.space * unit)
    }
    // The first and the last stages that have room.
    let needs = stages.map { Self.leastPitch * unit + barsRoom($0) }
    var (head0, tail) = (stages.count, 0)
    if needs.reduce(0, +) > area.width, stages.count > 2 {
      let room = area.width - Self.leastPitch * unit
      (head0, tail) = (1, 1)
      var used = needs[0] + needs[needs.count - 1]
      while head0 + tail < stages.count {
        let takesHead = head0 <= tail
        let next = takesHead ? needs[head0] : needs[stages.count - 1 - tail]
        guard used + next <= room else { break }
        used += next
        if takesHead { head0 += 1 } else { tail += 1 }
      }
    }
    let left = stages.count - head0 - tail
    let shown = Array(stages.prefix(head0)) + Array(stages.suffix(tail))
    let gapRoom = left > 0 ? Self.leastPitch * unit : 0

    // One scale for heights, and one for widths into the depth, so that boxes have room for themselves.
    let bars = shown.map(barsRoom)
    let pitch = (area.width - gapRoom - bars.reduce(0, +)) / Double(max(shown.count, 1))
    let tallest =
      shown.map { stage in
        stage.shape.count == 3
          ? Double(stage.shape[1]) + Self.slant * Double(stage.shape[2]) : 0
      }.max() ?? 0
    let widest =
      shown.map { stage in
        stage.shape.count == 3 ? Double(stage.shape[2]) : 0
      }.max() ?? 0
    let scale = min(
      area.height * 0.94 / max(tallest, 1),
      pitch * 0.55 / (Self.slant * max(widest, 1)))
    let mostUnits = shown.filter { $0.shape.count != 3 }.map { $0.shape[0] }.max() ?? 1
    func growth(_ count: Int, _ most: Int) -> Double {
      log2(Double(count) + 1) / log2(Double(most) + 1)
    }
    let mostChannels = shown.filter { $0.shape.count == 3 }.map { $0.shape[0] }.max() ?? 1
    var x = area.left
    for (index, stage) in shown.enumerated() {
      if left > 0, index == head0 {
        rest = (left, Point(x + gapRoom / 2, middle))
        x += gapRoom
      }
      var column = Column(stage: stage)
      var height: Double
      let thickness: Double
      if stage.shape.count == 3 {
        height = max(5 * unit, Double(stage.shape[1]) * scale)
        column.depth = max(2 * unit, Double(stage.shape[2]) * scale * Self.slant)
        thickness = max(
          3 * unit, min(pitch * 0.3, 26 * unit) * growth(stage.shape[0], mostChannels))
      } else {
        height = max(
          8 * unit, min(area.height * 0.8, 200 * unit) * growth(stage.shape[0], mostUnits))
        thickness = min(10 * unit, pitch * 0.3)
      }
      height = min(height, area.height)
      let own = thickness + column.depth
      column.front = Rect(
        x: x + (pitch - own) / 2, y: middle - (height - column.depth) / 2, width: thickness,
        height: height)
      column.room = x...(x + pitch)
      var start = max(
        x + pitch - Self.space * unit, column.front.right + column.depth + Self.space * unit)
      for label in stage.bars {
        let width = max(Self.bar * unit, barText * 1.3)
        let length = min(
          area.height,
          max(
            height * 0.8, panel.text.width(of: label, size: barText, weight: .regular) + 10 * unit)
        )
        column.bars.append(
          Rect(x: start, y: middle - length / 2, width: width, height: length))
        start += width + Self.space * unit
      }
      columns.append(column)
      x += pitch + bars[index]
    }
  }

  func marks(_ panel: Panel) -> [Mark] {
    let fitting = TextFitting(measure: panel.text, least: panel.leastType)
    let line = panel.stroke(Pen(.axis, width: 1.3))
    var marks: [Mark] = zip(columns, columns.dropFirst()).map { from, to in
      .path(
        .line(from: Point(from.end, middle), to: Point(to.front.left, middle)), stroke: line)
    }
    for column in columns { marks += box(column, panel) + bars(column, panel, fitting) }
    for (index, column) in columns.enumerated() {
      if let skip = column.stage.skip, index > 0 {
        marks += arc(from: columns[index - 1], to: column, skip, panel, fitting)
      }
      marks += texts(column, panel, fitting)
    }
    if let rest {
      marks.append(
        .text(
          Text(
            "+\(rest.count)", at: rest.center + Point(0, -textSize), size: textSize,
            color: panel.color(Ink(.muted)), horizontal: .middle, vertical: .middle)))
    }
    return marks
  }

  /// The front, the top and the right side.
  private func box(_ column: Column, _ panel: Panel) -> [Mark] {
    let (front, d) = (column.front, column.depth)
    let line = panel.stroke(Pen(.axis, width: 1))
    func face(_ points: [Point], _ opacity: Double) -> [Mark] {
      let path = Path(through: points, closed: true)
      return [
        .path(path, fill: panel.color(Ink(.background))),
        .path(path, fill: panel.color(column.stage.ink.opacity(opacity)), stroke: line),
      ]
    }
    let (a, b) = (Point(front.left, front.top), Point(front.right, front.top))
    let (c, e) = (Point(front.right, front.bottom), Point(front.left, front.bottom))
    let back = Point(d, -d)
    var marks = face([a, b, c, e], 0.75)
    if d > 0 {
      marks += face([a, b, b + back, a + back], 0.3) + face([b, c, c + back, b + back], 0.5)
    }
    // A line for each channel where they can be told apart.
    let channels = column.stage.shape.count == 3 ? column.stage.shape[0] : 1
    let step = front.width / Double(channels)
    if channels > 1, step >= 2.5 * panel.unit {
      let elements = (1..<channels).flatMap { index -> [Path.Element] in
        let x = front.left + step * Double(index)
        return [.move(Point(x, front.top)), .line(Point(x, front.bottom))]
      }
      marks.append(
        .path(Path(elements), stroke: panel.stroke(Pen(Ink(.axis, opacity: 0.7), width: 0.7))))
    }
    return marks
  }

  private func bars(_ column: Column, _ panel: Panel, _ fitting: TextFitting) -> [Mark] {
    zip(column.bars, column.stage.bars).flatMap { rect, label -> [Mark] in
      let text = fitting.elided(label, barText, room: rect.height - 6 * panel.unit)
      return [
        .path(
          .roundedRectangle(rect, radius: 3 * panel.unit), fill: panel.color(Ink(.panel)),
          stroke: panel.stroke(Pen(.axis, width: 1.2))),
        .text(
          Text(
            text, at: rect.center, size: barText, color: panel.color(Ink(.text)),
            horizontal: .middle, vertical: .middle, rotation: -90)),
      ]
    }
  }

  /// Over the boxes, from behind the one before to the end of its own.
  private func arc(
    from before: Column, to column: Column, _ name: String, _ panel: Panel,
    _ fitting: TextFitting
  ) -> [Mark] {
    let unit = panel.unit
    let (start, end) = (before.end + 3 * unit, column.front.right + column.depth + 5 * unit)
    let tops = [before, column].map {
      min($0.front.top - $0.depth, $0.bars.first?.top ?? .infinity)
    }
    let top = (tops.min() ?? middle) - 9 * unit
    let path = Path([
      .move(Point(start, middle)), .line(Point(start, top + 5 * unit)),
      .curve(Point(start, top), Point(start, top), Point(start + 5 * unit, top)),
      .line(Point(end - 5 * unit, top)),
      .curve(Point(end, top), Point(end, top), Point(end, top + 5 * unit)),
      .line(Point(end, middle)),
    ])
    let label = name.isEmpty ? "skip" : "skip \(name)"
    return [
      .path(path, stroke: panel.stroke(Pen(.text, width: 1.6, dash: [5, 3]))),
      .text(
        Text(
          label, at: Point((start + end) / 2, top - 4 * unit), size: barText,
          color: panel.color(Ink(.text)), horizontal: .middle)),
    ]
  }

  private func texts(_ column: Column, _ panel: Panel, _ fitting: TextFitting) -> [Mark] {
    let room = column.room.upperBound - column.room.lowerBound - 3 * panel.unit
    let center = column.front.center.x + column.depth / 2
    let x = min(
      max(center, panel.rect.left + room / 2), panel.rect.right - room / 2)
    let top = panel.rect.bottom - footer + 8 * panel.unit
    return column.stage.lines.enumerated().compactMap { index, choices in
      let text =
        choices.first { fitting.width($0, textSize) <= room }
        ?? fitting.elided(choices.last ?? "", textSize, room: room)
      guard !text.isEmpty else { return nil }
      return .text(
        Text(
          text, at: Point(x, top + (Double(index) + 0.8) * textSize * 1.3), size: textSize,
          color: panel.color(Ink(index == 0 ? .text : .muted)), horizontal: .middle))
    }
  }
}
