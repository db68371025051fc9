import Graphics

/// What binds data to scales and draws it: one kind, one file.
public protocol Geom: Sendable {
  /// The values of all frames, by scale: they settle its domain before anything is drawn.
  var extents: [ScaleID: Extent] { get }
  /// The marks in a panel, whose scales are final.
  func drawing(in panel: Panel) throws -> Drawing
}

extension Geom {
  public var extents: [ScaleID: Extent] { [:] }
}

/// A geom's marks: what stays is made once a film, what moves does only what changes.
public struct Drawing: Sendable {
  public var fixed: [Mark]
  public var moving: (@Sendable (Frame) throws -> [Mark])?
  /// Whether it covers the whole panel, so that the axes' frame is drawn after it.
  public var coversPanel: Bool
  /// Whether it is cut off at the axes' frame.
  public var isClipped: Bool

  public init(
    fixed: [Mark] = [], coversPanel: Bool = false, isClipped: Bool = true,
    moving: (@Sendable (Frame) throws -> [Mark])? = nil
  ) {
    self.fixed = fixed
    self.moving = moving
    self.coversPanel = coversPanel
    self.isClipped = isClipped
  }
}
