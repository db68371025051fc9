import Graphics

/// A plot in its place: its axes' ticks, names and frame around the rectangle of its data.
struct PanelLayout: Sendable {
  let plot: Plot
  /// With what a cell that stands still makes of each instant.
  let pin: (@Sendable (Instant) -> Instant)?
  let type: TypeSize
  let fitting: TextFitting
  var scales: [ScaleID: Scale]
  /// Only among other panels: a single plot's title is the page's.
  let showsTitle: Bool
  /// Of the title: one size for all panels of a page.
  var titleSize: Double?
  /// Axes that another panel shows for this one.
  var sharedAxes = (x: false, y: false)
  /// What the axes show, given up from small pictures in this order: names, then ticks.
  var furniture = Furniture.all
  /// Inside the axes.
  var rect = Rect(x: 0, y: 0, width: 0, height: 0)
  /// What it could fill: equal units or an aspect leave some of it.
  private(set) var room = Rect(x: 0, y: 0, width: 0, height: 0)

  enum Furniture: Int, Sendable, Comparable {
    case none, ticks, all
    static func < (a: Furniture, b: Furniture) -> Bool { a.rawValue < b.rawValue }
  }

  /// How far what is around the data sticks out of its rectangle.
  struct Protrusions: Equatable {
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0
  }

  private var axes: (x: ScaleID, y: ScaleID)? {
    if case .plane(let x, let y, _) = plot.space { (x, y) } else { nil }
  }

  private var unit: Double { type.unit }
  private var gap: Double { unit * 8 }

  /// Those of a rectangle of about this size.
  func protrusions(width: Double, height: Double) -> Protrusions {
    var sides = Protrusions()
    if showsTitle { sides.top = type.panelTitle * 1.6 }
    if hasSubtitle { sides.top = titleGap + type.panelTitle * (showsTitle ? 1.15 : 0.1) }
    guard let axes, furniture > .none else {
      let room = axes == nil ? unit * 4 : unit * 2
      return Protrusions(left: room, top: max(sides.top, unit * 4), right: room, bottom: room)
    }
    let x = xLabels(axes.x, width)
    let y = yLabels(axes.y, height)
    let xTicks = x.isUpright ? [] : x.ticks
    sides.bottom = (sharedAxes.x ? 0 : gap + x.height(fitting)) + unit * 3
    sides.left = sharedAxes.y ? unit * 3 : gap + fitting.widest(y.ticks.map(\.label), y.size)
    // Half of the last label, half of the first one, half of the topmost one.
    sides.right = unit * 6
    if let last = xTicks.last {
      let beyond =
        fitting.width(last.label, type.tick) / 2
        - (1 - scale(axes.x).fraction(last.value)) * width
      sides.right = max(sides.right, beyond)
    }
    if let first = xTicks.first {
      let beyond =
        fitting.width(first.label, type.tick) / 2 - scale(axes.x).fraction(first.value) * width
      sides.left = max(sides.left, beyond)
    }
    sides.top = max(sides.top, type.tick * 0.5)
    if furniture == .all {
      if !sharedAxes.x, !scale(axes.x).name.isEmpty { sides.bottom += type.axis * 1.35 }
      if !sharedAxes.y, !scale(axes.y).name.isEmpty { sides.left += type.axis * 1.45 }
    }
    return sides
  }

  private func scale(_ id: ScaleID) -> Scale { scales[id] ?? Scale(.linear, 0...1) }

  /// Of its room that a panel fills, however long and narrow its data are.
  private static let leastShare = 1.0 / 3

  /// Puts the data into a rectangle: with equal units the domain grows by up to a half, then the rectangle gets narrower.
  mutating func place(in room: Rect) {
    self.room = room
    func whole(_ rect: Rect) -> Rect {
      let (left, top) = (rect.left.rounded(), rect.top.rounded())
      return Rect(
        x: left, y: top, width: max(1, rect.right.rounded(.down) - left),
        height: max(1, rect.bottom.rounded(.down) - top))
    }
    switch plot.space {
    case .free(let aspect?):
      let width = min(room.width, room.height * aspect)
      let height = width / aspect
      rect = whole(
        Rect(
          x: room.center.x - width / 2, y: room.center.y - height / 2, width: width,
          height: height))
    case .plane(let x, let y, equalUnits: true)
    where scale(x).isLinear && scale(y).isLinear:
      let (xSpan, ySpan) = (span(scale(x).domain), span(scale(y).domain))
      let perPixel = max(xSpan / room.width, ySpan / room.height)
      let width = min(room.width, max(1.5 * xSpan / perPixel, room.width * Self.leastShare))
      let height = min(room.height, max(1.5 * ySpan / perPixel, room.height * Self.leastShare))
      rect = whole(
        Rect(
          x: room.center.x - width / 2, y: room.center.y - height / 2, width: width,
          height: height))
      // After rounding to whole pixels units are still equal.
      let unitLength = max(perPixel * width / rect.width, perPixel * height / rect.height)
      scales[x] = scale(x).over(centered(scale(x).domain, unitLength * rect.width))
      scales[y] = scale(y).over(centered(scale(y).domain, unitLength * rect.height))
    default:
      rect = whole(room)
    }
  }

  private func span(_ domain: ClosedRange<Double>) -> Double {
    domain.upperBound - domain.lowerBound
  }

  private func centered(_ domain: ClosedRange<Double>, _ length: Double) -> ClosedRange<Double> {
    let middle = (domain.lowerBound + domain.upperBound) / 2
    return (middle - length / 2)...(middle + length / 2)
  }

  func panel(_ theme: Theme) -> Panel {
    Panel(
      rect: rect, unit: unit, theme: theme, text: fitting.measure, leastType: type.least,
      scales: scales, x: axes?.x,
      y: axes?.y)
  }

  private var labels: AxisLabels { AxisLabels(type: type, fitting: fitting) }

  private func xLabels(_ id: ScaleID, _ width: Double) -> AxisLabels.Row {
    sharedAxes.x ? labels.none : labels.across(scale(id), width: width)
  }

  private func yLabels(_ id: ScaleID, _ height: Double) -> AxisLabels.Row {
    sharedAxes.y ? labels.none : labels.up(scale(id), height: height)
  }

  /// The panel behind the data with its grid.
  func backMarks(_ panel: Panel) -> [Mark] {
    guard let axes else { return [] }
    let theme = panel.theme
    var marks: [Mark] = [.path(.rectangle(rect), fill: theme.panel)]
    let line = panel.stroke(Pen(.grid))
    guard furniture > .none else { return marks }
    if case .band = scale(axes.x).kind {
    } else {
      for tick in labels.ticks(across: scale(axes.x), width: rect.width) {
        let x = panel.position(tick.value, 0).x.rounded(.down) + 0.5
        marks.append(
          .path(.line(from: Point(x, rect.top), to: Point(x, rect.bottom)), stroke: line))
      }
    }
    if case .band = scale(axes.y).kind {
    } else {
      for tick in labels.ticks(up: scale(axes.y), height: rect.height) {
        let y = panel.vertical(tick.value).rounded(.down) + 0.5
        marks.append(
          .path(.line(from: Point(rect.left, y), to: Point(rect.right, y)), stroke: line))
      }
    }
    return marks
  }

  private var shownTitle: String { plot.panelTitle ?? plot.title }

  /// Where titles may begin and end: a diagram without axes may be narrower than its room, and what is left of an axis is free
  /// above it.
  private var titleSpan: (left: Double, right: Double) {
    guard axes != nil else { return (room.left, room.right) }
    let sides = protrusions(width: rect.width, height: rect.height)
    return (rect.left - sides.left, rect.right + unit * 6)
  }

  private var titleRoom: Double { titleSpan.right - titleSpan.left }

  /// With the data, or further left where a long title needs it.
  private func titleLeft(_ size: Double) -> Double {
    let start = axes == nil ? room.left : rect.left
    let width = fitting.width(shownTitle, size, .bold)
    return max(titleSpan.left, min(start, titleSpan.right - width))
  }

  /// The size in which the title has room, a little smaller than others where it must be.
  var fittingTitleSize: Double {
    fitting.fitted(shownTitle, type.panelTitle, .bold, room: titleRoom).size
  }

  /// The line around the data, to be painted after it.
  func frameMarks(_ panel: Panel) -> [Mark] {
    guard axes != nil else { return [] }
    return [
      .path(
        .rectangle(rect.inset(by: 0.5)),
        stroke: Stroke(panel.theme.axis, width: max(1, unit)))
    ]
  }

  private var hasSubtitle: Bool { !plot.panelSubtitles.isEmpty }

  /// From the data to the baseline of the panel's title.
  private var titleGap: Double { hasSubtitle ? type.panelTitle * 1.55 : type.panelTitle * 0.5 }

  /// The line under the panel's title.
  func subtitleMarks(_ panel: Panel) -> (
    fixed: [Mark], moving: (@Sendable (Frame) throws -> [Mark])?
  ) {
    let room = rect.width + unit * 10
    let caption = plot.panelSubtitles.first { caption in
      fitting.width(caption.longest, type.tick) <= room
    }
    guard let caption = caption ?? plot.panelSubtitles.last else { return ([], nil) }
    let size = self.fitting.fitted(caption.longest, type.tick, room: room).size
    let (texts, baseline) = (self.fitting, Point(rect.left, rect.top - type.panelTitle * 0.45))
    let line: @Sendable (String) -> [Mark] = { text in
      let text = texts.elided(text, size, room: room)
      return text.isEmpty
        ? [] : [.text(Text(text, at: baseline, size: size, color: panel.theme.mutedText))]
    }
    switch caption {
    case .fixed(let text): return (line(text), nil)
    case .moving(_, let text): return ([], { line(try text($0)) })
    }
  }

  /// Ticks, names and the title of a panel among others.
  func labelMarks(_ panel: Panel) -> [Mark] {
    let theme = panel.theme
    var marks: [Mark] = []
    if showsTitle {
      let size = titleSize ?? fittingTitleSize
      marks.append(
        .text(
          Text(
            fitting.elided(shownTitle, size, .bold, room: titleRoom),
            at: Point(titleLeft(size), rect.top - titleGap), size: size,
            color: theme.text, weight: .bold)))
    }
    guard let axes, furniture > .none else { return marks }
    let bottom = rect.bottom + gap
    let x = xLabels(axes.x, rect.width)
    for tick in x.ticks {
      let place = panel.position(tick.value, 0).x
      marks.append(
        .text(
          Text(
            tick.label, at: Point(x.isUpright ? place + x.size * 0.36 : place, bottom),
            size: x.size, color: theme.mutedText, horizontal: x.isUpright ? .end : .middle,
            vertical: x.isUpright ? .baseline : .top, rotation: x.isUpright ? -90 : 0)))
    }
    let y = yLabels(axes.y, rect.height)
    for tick in y.ticks {
      marks.append(
        .text(
          Text(
            tick.label, at: Point(rect.left - gap, panel.vertical(tick.value)), size: y.size,
            color: theme.mutedText, horizontal: .end, vertical: .middle)))
    }
    guard furniture == .all else { return marks }
    let xName = fitting.fitted(
      sharedAxes.x ? "" : scale(axes.x).name, type.axis, room: rect.width + unit * 20)
    let yName = fitting.fitted(
      sharedAxes.y ? "" : scale(axes.y).name, type.axis, room: rect.height + unit * 6)
    let widest = fitting.widest(y.ticks.map(\.label), y.size)
    marks.append(
      .text(
        Text(
          xName.text,
          at: Point(rect.center.x, bottom + x.height(fitting) + type.axis * 1.35), size: xName.size,
          color: theme.text, horizontal: .middle, vertical: .baseline)))
    marks.append(
      .text(
        Text(
          yName.text,
          at: Point(rect.left - gap - widest - type.axis * 0.6, rect.center.y), size: yName.size,
          color: theme.text, horizontal: .middle, rotation: -90)))
    return marks.filter { if case .text(let text) = $0 { !text.string.isEmpty } else { true } }
  }
}
