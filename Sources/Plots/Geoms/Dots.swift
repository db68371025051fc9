import Graphics

/// Points as symbols, one look a category; they stay over the film.
public struct Dots: Geom {
  public struct Group: Sendable {
    public let points: [Point]
    public let symbol: Symbol
    public let fill: Ink?
    public let outline: Pen?

    public init(_ points: [Point], symbol: Symbol, fill: Ink?, outline: Pen?) {
      self.points = points
      self.symbol = symbol
      self.fill = fill
      self.outline = outline
    }
  }

  let groups: [Group]
  let x: ScaleID
  let y: ScaleID
  let radius: Double
  let opacity: Double

  /// - Parameter radius: in units.
  public init(
    _ groups: [Group], x: ScaleID, y: ScaleID, radius: Double? = nil, opacity: Double = 1
  ) {
    self.groups = groups
    self.x = x
    self.y = y
    self.radius = radius ?? Panel.symbolRadius(count: groups.reduce(0) { $0 + $1.points.count })
    self.opacity = opacity
  }

  /// Points by class; those of no class do not show.
  public init(
    _ points: [Point], labels: [Int], classCount: Int, x: ScaleID, y: ScaleID, opacity: Double = 1
  ) {
    let groups = (0..<classCount).map { index in
      let look = ClassLook(index, of: classCount)
      return Group(
        zip(points, labels).compactMap { $1 == index && $0.isFinite ? $0 : nil },
        symbol: look.symbol, fill: look.fill, outline: look.outline)
    }
    self.init(
      groups, x: x, y: y, radius: Panel.symbolRadius(count: points.count), opacity: opacity)
  }

  public var extents: [ScaleID: Extent] {
    var (horizontal, vertical) = (Extent(), Extent())
    for point in groups.lazy.flatMap(\.points) {
      horizontal.add(point.x)
      vertical.add(point.y)
    }
    return [x: horizontal, y: vertical]
  }

  public func drawing(in panel: Panel) -> Drawing {
    Drawing(
      fixed: groups.map { group in
        .symbols(
          Symbols(
            group.symbol, radius: radius * panel.symbolUnit,
            fill: group.fill.map { panel.color($0.opacity(opacity)) },
            stroke: group.outline.map { pen in
              var pen = pen
              pen.ink = pen.ink.opacity(opacity)
              return panel.stroke(pen)
            },
            positions: group.points.map(panel.position)))
      })
  }
}
