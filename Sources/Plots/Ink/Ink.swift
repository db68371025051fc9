/// A colour's role, which the theme turns into a colour when it is drawn: light and dark share everything before.
public struct Ink: Sendable, Hashable {
  public enum Role: Sendable, Hashable {
    case text, muted, grid, axis, panel, background, boundary, outline
    case highlight, highlightOutline, error, errorCasing, positive, negative, resting
    /// A class of so many.
    case category(Int, of: Int)
    /// The darker edge of a class's symbol.
    case categoryOutline(Int, of: Int)
    case neuron(Int)
    /// A series of a chart: a part of the data, a layer.
    case series(Int)
  }

  public var role: Role
  public var opacity: Double

  public init(_ role: Role, opacity: Double = 1) {
    self.role = role
    self.opacity = opacity
  }

  public func opacity(_ share: Double) -> Ink { Ink(role, opacity: opacity * share) }
}

/// How a line is drawn, in units of the page: one is a pixel at 800 × 600.
public struct Pen: Sendable, Hashable {
  public var ink: Ink
  public var width: Double
  public var dash: [Double]
  public var isRound: Bool

  public init(_ role: Ink.Role, width: Double = 1, dash: [Double] = [], isRound: Bool = false) {
    self.init(Ink(role), width: width, dash: dash, isRound: isRound)
  }

  public init(_ ink: Ink, width: Double = 1, dash: [Double] = [], isRound: Bool = false) {
    self.ink = ink
    self.width = width
    self.dash = dash
    self.isRound = isRound
  }
}
