import Graphics

/// Where a plot is drawn, after layout: its rectangle, its scales in pixels, its theme.
public struct Panel: Sendable {
  /// Inside the axes, on whole pixels.
  public let rect: Rect
  /// Pixels that a length of 1 has: 1 at 800 × 600.
  public let unit: Double
  public let theme: Theme
  public let text: any TextMeasure
  /// The least em that can be read, in pixels.
  public let leastType: Double
  public let scales: [ScaleID: Scale]
  /// The scales of the axes; absent in diagrams that have none.
  public let x: ScaleID?
  public let y: ScaleID?

  public func scale(_ id: ScaleID) -> Scale { scales[id] ?? Scale(.linear, 0...1) }

  public var xScale: Scale { x.map(scale) ?? Scale(.linear, 0...1) }
  public var yScale: Scale { y.map(scale) ?? Scale(.linear, 0...1) }

  public func position(_ x: Double, _ y: Double) -> Point {
    Point(rect.left + xScale.fraction(x) * rect.width, vertical(y))
  }

  public func position(_ point: Point) -> Point { position(point.x, point.y) }

  /// The ordinate of a value; the first of several bands is at the top, as one reads.
  public func vertical(_ value: Double) -> Double {
    let fraction = yScale.fraction(value)
    if case .band = yScale.kind { return rect.top + fraction * rect.height }
    return rect.bottom - fraction * rect.height
  }

  /// Inside the frame's line.
  public var clip: Rect { rect.inset(by: 1) }

  /// An em that is not too small to be read.
  public func readable(_ size: Double) -> Double { max(size, leastType) }

  public func color(_ ink: Ink) -> Color { theme.color(ink) }

  public func stroke(_ pen: Pen) -> Stroke { theme.stroke(pen, unit: unit) }

  /// The lattice on which a network is evaluated for curves and shades: a node every four pixels, further apart where a
  /// large picture of many numbers a node would hold more than some million.
  public func lattice(numbersPerNode: Int = 1) -> Grid {
    let numbers = rect.width * rect.height * Double(numbersPerNode)
    let spacing = max(4, (numbers / 4e6).squareRoot())
    return Grid(
      columns: max(2, Int(rect.width / spacing)), rows: max(2, Int(rect.height / spacing)),
      x: xScale.domain, y: yScale.domain)
  }

  /// Pixels that a length of 1 of a sample's symbol has: fewer in small panels, so that samples are not one heap.
  public var symbolUnit: Double {
    unit * min(1, max(0.55, min(rect.width, rect.height) / (360 * unit)))
  }

  /// The radius of samples' symbols in `symbolUnit`: smaller where there are many, so that a thousand are seen one by one.
  public static func symbolRadius(count: Int) -> Double {
    switch count {
    case ...40: 6.5
    case ...300: 5
    case ...1500: 4
    default: 3
    }
  }
}
