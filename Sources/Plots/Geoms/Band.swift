import Graphics

/// The area between two lines that reveals itself over the film: pale as a whole, stronger as far as the film has come.
public struct Band: Geom {
  /// What lies between `low` and `high` at `x`.
  public struct Slice: Sendable, Equatable {
    public let x, low, high: Double

    public init(x: Double, low: Double, high: Double) {
      self.x = x
      self.low = low
      self.high = high
    }
  }

  let slices: [Slice]
  let ink: Ink
  let x: ScaleID
  let y: ScaleID
  /// How many slices a frame has reached.
  let reached: @Sendable (Instant) -> Int

  /// - Parameter slices: rising in x; those without a position are gaps.
  public init(
    _ slices: [Slice], ink: Ink, x: ScaleID, y: ScaleID,
    reached: @escaping @Sendable (Instant) -> Int
  ) {
    self.slices = slices
    self.ink = ink
    self.x = x
    self.y = y
    self.reached = reached
  }

  public var extents: [ScaleID: Extent] {
    [
      x: Extent(slices.lazy.map(\.x)),
      y: Extent(slices.lazy.map(\.low) + slices.lazy.map(\.high)),
    ]
  }

  public func drawing(in panel: Panel) -> Drawing {
    let edges = slices.map { (panel.position($0.x, $0.low), panel.position($0.x, $0.high)) }
    let (pale, strong) = (panel.color(ink.opacity(0.1)), panel.color(ink.opacity(0.16)))
    return Drawing(fixed: Self.areas(edges[...], pale)) { frame in
      Self.areas(edges.prefix(reached(frame.instant)), strong)
    }
  }

  /// One area for each stretch without a gap.
  private static func areas(_ edges: ArraySlice<(Point, Point)>, _ color: Color) -> [Mark] {
    edges.split { !$0.0.isFinite || !$0.1.isFinite }.filter { $0.count > 1 }.map { stretch in
      .path(
        Path(through: stretch.map(\.0) + stretch.reversed().map(\.1), closed: true), fill: color)
    }
  }
}
