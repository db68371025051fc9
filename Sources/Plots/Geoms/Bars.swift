import Graphics

/// A bar for each band, from a base to a value that moves.
public struct Bars: Geom {
  public enum Direction: Sendable { case up, right }

  /// In units; few bars would be slabs.
  private static let mostWidth = 64.0

  let bands: ScaleID
  let values: ScaleID
  let direction: Direction
  /// Where bars begin; `nil` for the axis, as on a logarithmic scale, which has no zero.
  let base: Double?
  /// The share of a band that a bar fills.
  let thickness: Double
  let range: Extent
  let bar: @Sendable (Frame) throws -> [(value: Double, pen: Pen)]

  /// - Parameters:
  ///   - range: of the values of all frames.
  ///   - bar: the value and the look of each band: a filled bar of the pen's ink, or dashes of it.
  public init(
    _ direction: Direction, bands: ScaleID, values: ScaleID, base: Double? = nil,
    thickness: Double = 0.64, range: Extent,
    bar: @escaping @Sendable (Frame) throws -> [(value: Double, pen: Pen)]
  ) {
    self.direction = direction
    self.bands = bands
    self.values = values
    self.base = base
    self.thickness = thickness
    self.range = range
    self.bar = bar
  }

  public var extents: [ScaleID: Extent] {
    var extent = range
    if let base { extent.add(base) }
    return [values: extent]
  }

  public func drawing(in panel: Panel) -> Drawing {
    let (bandScale, valueScale) = (panel.scale(bands), panel.scale(values))
    let foot = base.map(valueScale.fraction) ?? 0
    let room = direction == .up ? panel.rect.width : panel.rect.height
    let width =
      min(
        abs(bandScale.fraction(1) - bandScale.fraction(0)) * room * thickness,
        Self.mostWidth * panel.unit)
    return Drawing { frame in
      try bar(frame).enumerated().compactMap { index, bar in
        let end = min(max(valueScale.fraction(bar.value), 0), 1)
        guard end.isFinite else { return nil }
        let center = bandScale.fraction(Double(index) + 0.5)
        let from: Point
        let to: Point
        switch direction {
        case .up:
          let x = panel.rect.left + center * panel.rect.width
          from = Point(x, panel.rect.bottom - foot * panel.rect.height)
          to = Point(x, panel.rect.bottom - end * panel.rect.height)
        case .right:
          // The first band is at the top, as one reads.
          let y = panel.rect.top + center * panel.rect.height
          from = Point(panel.rect.left + foot * panel.rect.width, y)
          to = Point(panel.rect.left + end * panel.rect.width, y)
        }
        var stroke = panel.stroke(bar.pen)
        stroke.width = width
        return .path(.line(from: from, to: to), stroke: stroke)
      }
    }
  }
}
