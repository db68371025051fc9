import Graphics

/// The column beside the plots, or the strip below them in tall pictures: legend, colour bar, readings, the loss as a curve.
struct SidePanel: Sendable {
  let legend: Legend
  let colorBars: [ColorBar]
  let readings: [Reading]
  let strip: Strip?
  let type: TypeSize
  let fitting: TextFitting

  private var unit: Double { type.unit }
  private var barWidth: Double { unit * 18 }
  private var readingPitch: Double { type.reading * 2.35 }

  var isEmpty: Bool {
    legend.guides.isEmpty && colorBars.isEmpty && readings.isEmpty && strip == nil
  }

  /// The width that it would like, for all frames.
  var width: Double {
    let reading =
      readings.map { reading in
        max(
          fitting.width(reading.name, type.readingName),
          fitting.widest(Self.longest(reading.texts), type.reading, .bold))
      }.max() ?? 0
    let bars = colorBars.map { bar in
      max(
        fitting.widest(barTicks(bar, height: .infinity).map(\.label), type.tick) + barWidth + unit
          * 10,
        min(fitting.width(bar.label, type.tick), unit * 170))
    }
    return max(
      legend.width, reading, bars.max() ?? 0,
      strip.map { fitting.width($0.label, type.tick) } ?? 0)
  }

  /// The texts that may be the widest: of those with as many characters.
  private static func longest(_ texts: [String]) -> [String] {
    let most = texts.map(\.count).max() ?? 0
    return texts.filter { $0.count >= most - 1 }
  }

  /// - Parameter height: of the bar, which has room for so many.
  private func barTicks(_ bar: ColorBar, height: Double) -> [Tick] {
    bar.scale.ticks(about: max(1, Int(min(5, height / (type.tick * 2)))))
  }

  /// Marks that stay, and those of an instant.
  ///
  /// - Parameter hasStrip: whether the curve of the loss has room.
  func marks(in rect: Rect, isTall: Bool, _ panel: Panel) -> (
    fixed: [Mark], moving: @Sendable (Instant) -> [Mark]
  ) {
    isTall ? strip(in: rect, panel) : column(in: rect, panel)
  }

  /// The height that the strip below the plots of a tall picture takes.
  func stripHeight(width: Double) -> Double {
    let entries = legend.height(width: legendShare(width) - barsWidth(width))
    let bar = colorBars.isEmpty ? 0 : unit * 90
    return max(min(entries, unit * 200), bar, Double(readingRows) * readingPitch)
  }

  /// In the strip below the plots readings are beside each other, too.
  private var readingRows: Int { (readings.count + 1) / 2 }

  /// What legend and colour bars have of the strip's width.
  private func legendShare(_ width: Double) -> Double { width * (readings.isEmpty ? 1 : 0.62) }

  private func barsWidth(_ width: Double) -> Double {
    let wanted = Double(colorBars.count) * unit * 190
    return min(wanted, legendShare(width) * (legend.guides.isEmpty ? 1 : 0.5))
  }

  private func column(in rect: Rect, _ panel: Panel) -> (
    fixed: [Mark], moving: @Sendable (Instant) -> [Mark]
  ) {
    var fixed: [Mark] = []
    let stripHeight = strip == nil ? 0 : unit * 78
    let readingsHeight = Double(readings.count) * readingPitch
    // What is above the readings is the legend's; in low pictures the curve goes first, then a colour bar's length.
    var above = rect.height - readingsHeight - stripHeight
    let count = Double(colorBars.count)
    let barHeight = min(
      unit * 200,
      max(unit * 80, (above - legend.height(most: 12) - unit * 24) / max(count, 1) - unit * 16))
    let bars = count * (barHeight + unit * 16)
    let needed = legend.height(most: 12) + bars
    let showsStrip = strip != nil && above >= needed
    if !showsStrip { above += stripHeight }
    var y = rect.top
    if !legend.guides.isEmpty {
      let room = above - bars
      fixed += legend.column(
        in: Rect(x: rect.left, y: y, width: rect.width, height: max(room, 0)), panel)
      y += min(Double(legend.guides.count) * type.legend * 1.6, max(room, 0)) + unit * 16
    }
    for colorBar in colorBars {
      fixed += bar(
        colorBar, in: Rect(x: rect.left, y: y, width: rect.width, height: barHeight), panel)
      y += barHeight + unit * 16
    }
    let bottom = rect.bottom - (showsStrip ? stripHeight : 0)
    let top = bottom - readingsHeight
    let pitch = readingPitch
    let (named, values) = readingMarks(panel) { index in
      Point(rect.left, top + Double(index) * pitch)
    } room: {
      rect.width
    }
    fixed += named
    guard showsStrip, let strip else { return (fixed, values) }
    let (curve, dot) = curve(
      strip,
      in: Rect(
        x: rect.left, y: rect.bottom - stripHeight, width: rect.width, height: stripHeight), panel)
    return (fixed + curve, { values($0) + dot($0) })
  }

  /// Legend at the left, readings at the right.
  private func strip(in rect: Rect, _ panel: Panel) -> (
    fixed: [Mark], moving: @Sendable (Instant) -> [Mark]
  ) {
    let half = legendShare(rect.width)
    var fixed: [Mark] = []
    var left = rect.left
    let barRoom = barsWidth(rect.width) / Double(max(colorBars.count, 1))
    for colorBar in colorBars {
      fixed += bar(
        colorBar,
        in: Rect(x: left, y: rect.top, width: barRoom - unit * 12, height: rect.height), panel)
      left += barRoom
    }
    fixed += legend.column(
      in: Rect(x: left, y: rect.top, width: half - (left - rect.left), height: rect.height), panel)
    let start = rect.left + half + unit * 20
    let room = (rect.right - start) / 2
    let pitch = readingPitch
    let (named, values) = readingMarks(panel) { index in
      Point(start + Double(index % 2) * room, rect.top + Double(index / 2) * pitch)
    } room: {
      room - unit * 10
    }
    return (fixed + named, values)
  }

  private func readingMarks(
    _ panel: Panel, at place: @escaping @Sendable (Int) -> Point, room: () -> Double
  ) -> (fixed: [Mark], moving: @Sendable (Instant) -> [Mark]) {
    let room = room()
    let sizes = readings.map { reading in
      fitting.fitted(
        reading.texts.max { fitting.width($0, 10, .bold) < fitting.width($1, 10, .bold) } ?? "",
        type.reading, .bold, room: room
      ).size
    }
    let fixed: [Mark] = readings.enumerated().map { index, reading in
      let name = fitting.fitted(reading.name, type.readingName, room: room)
      return .text(
        Text(
          name.text, at: place(index) + Point(0, type.reading * 0.72), size: name.size,
          color: panel.theme.mutedText))
    }
    let (readings, color, down) = (self.readings, panel.theme.text, type.reading * 1.85)
    return (
      fixed,
      { instant in
        readings.enumerated().map { index, reading in
          .text(
            Text(
              reading.text(instant), at: place(index) + Point(0, down), size: sizes[index],
              color: color, weight: .bold))
        }
      }
    )
  }

  /// The readings of an instant in one line: "epoch 5,000 · loss 0.27 · test accuracy 80.0 %".
  func line(_ instant: Instant) -> String {
    readings.map { "\($0.shortName) \($0.text(instant))" }.joined(separator: " · ")
  }

  /// The longest such line, so that its size never changes.
  var longestLine: String {
    readings.map { reading in
      let text = reading.texts.max { fitting.width($0, 10) < fitting.width($1, 10) } ?? ""
      return "\(reading.shortName) \(text)"
    }.joined(separator: " · ")
  }

  private func bar(_ bar: ColorBar, in rect: Rect, _ panel: Panel) -> [Mark] {
    let ramp = bar.ramp(panel.theme)
    let labelHeight = bar.label.isEmpty ? 0 : type.tick * 1.5
    let height = max(1, (rect.height - labelHeight - type.tick * 0.5).rounded())
    let top = (rect.top + labelHeight + type.tick * 0.4).rounded()
    let box = Rect(x: rect.left.rounded(), y: top, width: barWidth.rounded(), height: height)
    let rows = Int(height)
    let pixels = (0..<rows).map { ramp.pixel(at: 1 - (Double($0) + 0.5) / Double(rows)) }
    var marks: [Mark] = [
      .image(RasterImage(Bitmap(width: 1, height: rows, pixels: pixels), in: box)),
      .path(.rectangle(box.inset(by: 0.5)), stroke: panel.stroke(Pen(.axis))),
    ]
    if !bar.label.isEmpty {
      let label = fitting.fitted(bar.label, type.tick, room: rect.width)
      marks.append(
        .text(
          Text(
            label.text, at: Point(rect.left, rect.top), size: label.size,
            color: panel.theme.mutedText, vertical: .top)))
    }
    let scale = bar.scale
    for tick in barTicks(bar, height: box.height) {
      let y = box.bottom - scale.fraction(tick.value) * box.height
      marks.append(
        .path(
          .line(from: Point(box.right, y), to: Point(box.right + unit * 4, y)),
          stroke: panel.stroke(Pen(.axis))))
      marks.append(
        .text(
          Text(
            tick.label, at: Point(box.right + unit * 8, y), size: type.tick,
            color: panel.theme.mutedText, vertical: .middle)))
    }
    return marks
  }

  private func curve(_ strip: Strip, in rect: Rect, _ panel: Panel) -> (
    fixed: [Mark], moving: @Sendable (Instant) -> [Mark]
  ) {
    let label = fitting.fitted(strip.label, type.tick, room: rect.width)
    let room = Rect(
      x: rect.left + unit * 5, y: rect.top + type.tick * 2, width: rect.width - unit * 10,
      height: rect.height - type.tick * 2 - unit * 8)
    let x = ScaleSpec("x").settled(Extent(strip.points.lazy.map(\.x)))
    let y = ScaleSpec("y", strip.isLogarithmic ? .log : .linear)
      .settled(Extent(strip.points.lazy.map(\.y)))
    let position: @Sendable (Point) -> Point = { point in
      Point(
        room.left + x.fraction(point.x) * room.width,
        room.bottom - y.fraction(point.y) * room.height)
    }
    let dot = Symbols(
      .circle, radius: 5 * unit, fill: panel.theme.text,
      stroke: panel.stroke(Pen(.background, width: 1.5)), positions: [])
    return (
      [
        .text(
          Text(
            label.text, at: Point(rect.left, rect.top + type.tick * 1.2), size: label.size,
            color: panel.theme.mutedText))
      ]
        + Curve.lines(strip.points.map(position)[...], panel.stroke(Pen(.axis, width: 2))),
      { instant in
        let now = position(strip.now(instant))
        guard now.isFinite else { return [] }
        var dot = dot
        dot.positions = [now]
        return [.symbols(dot)]
      }
    )
  }
}
