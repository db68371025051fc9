import Graphics

/// Two linear axes in a rectangle: grid, ticks, labels and a frame, and the way from data to pixels.
public struct Axes: Sendable, Equatable {
  public let layout: FigureLayout
  public let x: LinearScale
  public let y: LinearScale
  public let xKind: AxisKind
  public let yKind: AxisKind
  public var xLabel: String
  public var yLabel: String

  /// Axes over `layout.plot` that show at least the given extents.
  ///
  /// With `equal`, a unit is as long on both axes: the extent that would be stretched is widened about its middle,
  /// so that circles are round and perpendicular lines look it.
  public init(
    _ layout: FigureLayout, x: ClosedRange<Double>, y: ClosedRange<Double>, equal: Bool = false,
    xKind: AxisKind = .linear, yKind: AxisKind = .linear, xLabel: String = "", yLabel: String = ""
  ) {
    self.layout = layout
    self.xKind = xKind
    self.yKind = yKind
    var (x, y) = (Self.solid(x), Self.solid(y))
    if equal {
      let perPixel = max(
        (x.upperBound - x.lowerBound) / layout.plot.width,
        (y.upperBound - y.lowerBound) / layout.plot.height)
      x = Self.widened(x, to: perPixel * layout.plot.width)
      y = Self.widened(y, to: perPixel * layout.plot.height)
    }
    self.x = LinearScale(domain: x, from: layout.plot.left, to: layout.plot.right)
    self.y = LinearScale(domain: y, from: layout.plot.bottom, to: layout.plot.top)
    self.xLabel = xLabel
    self.yLabel = yLabel
  }

  /// The pixel of a point in data coordinates.
  public func position(_ point: Point) -> Point { Point(x(point.x), y(point.y)) }

  /// The panel behind the data with its grid.
  public func panel() -> [Mark] {
    let theme = layout.theme
    let plot = layout.plot
    let line = Stroke(theme.grid, width: layout.scale)
    var marks: [Mark] = [.path(.rectangle(plot), fill: theme.panel)]
    for tick in xTicks {
      let at = (x(tick.value)).rounded(.down) + 0.5
      marks.append(
        .path(.line(from: Point(at, plot.top), to: Point(at, plot.bottom)), stroke: line))
    }
    for tick in yTicks {
      let at = (y(tick.value)).rounded(.down) + 0.5
      marks.append(
        .path(.line(from: Point(plot.left, at), to: Point(plot.right, at)), stroke: line))
    }
    return marks
  }

  /// The frame with tick labels and axis labels, to be painted after the data.
  public func frame() -> [Mark] {
    let (theme, plot, scale) = (layout.theme, layout.plot, layout.scale)
    let tickSize = FigureLayout.tickSize * scale
    let labelSize = FigureLayout.bodySize * scale
    var marks: [Mark] = [
      .path(
        .rectangle(plot.inset(by: 0.5)), stroke: Stroke(theme.axis, width: max(1, scale)))
    ]
    for tick in xTicks {
      marks.append(
        .text(
          Text(
            tick.label, at: Point(x(tick.value), plot.bottom + scale * 8), size: tickSize,
            color: theme.mutedText, horizontal: .middle, vertical: .top)))
    }
    let yTicks = yTicks
    let widest = yTicks.map { FontMetrics.width(of: $0.label, size: tickSize) }.max() ?? 0
    for tick in yTicks {
      marks.append(
        .text(
          Text(
            tick.label, at: Point(plot.left - scale * 8, y(tick.value)), size: tickSize,
            color: theme.mutedText, horizontal: .end, vertical: .middle)))
    }
    marks.append(
      .text(
        Text(
          xLabel, at: Point(plot.center.x, plot.bottom + scale * 46), size: labelSize,
          color: theme.text, horizontal: .middle)))
    marks.append(
      .text(
        Text(
          yLabel, at: Point(plot.left - max(scale * 52, widest + scale * 14), plot.center.y),
          size: labelSize,
          color: theme.text, horizontal: .middle, rotation: -90)))
    return marks
  }

  /// As many as have room for their labels.
  private var xTicks: [Ticks.Tick] {
    let size = FigureLayout.tickSize * layout.scale
    let choices = stride(from: 7, to: 1, by: -1).map { xKind.ticks(x.domain, about: $0) }
    return choices.first { ticks in
      let widest = ticks.map { FontMetrics.width(of: $0.label, size: size) }.max() ?? 0
      return Double(ticks.count) * (widest + size) < layout.plot.width + size
    } ?? []
  }
  private var yTicks: [Ticks.Tick] { yKind.ticks(y.domain, about: 6) }

  /// A range that can be divided by: one without length grows by a half on each side.
  private static func solid(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let length = range.upperBound - range.lowerBound
    let tiny = max(abs(range.lowerBound), abs(range.upperBound)) * 1e-9
    return length > tiny ? range : widened(range, to: max(1, tiny * 2))
  }

  private static func widened(_ range: ClosedRange<Double>, to length: Double) -> ClosedRange<
    Double
  > {
    let middle = (range.lowerBound + range.upperBound) / 2
    return (middle - length / 2)...(middle + length / 2)
  }
}
