/// How a line is drawn.
public struct Stroke: Sendable, Hashable {
  public enum Cap: Sendable, Hashable { case butt, round }

  public var color: Color
  /// In pixels.
  public var width: Double
  /// Lengths of dashes and gaps in turn, in pixels; empty for a solid line.
  public var dash: [Double]
  public var cap: Cap

  public init(_ color: Color, width: Double = 1, dash: [Double] = [], cap: Cap = .butt) {
    self.color = color
    self.width = width
    self.dash = dash
    self.cap = cap
  }
}
