import CLibrary

/// The shapes that mark a sample, told apart without colour.
public enum Symbol: Sendable, Hashable, CaseIterable {
  case circle, square, triangle, diamond, triangleDown, plus, cross, star

  /// The outline about the origin, sized so that all symbols look equally large beside a circle of radius 1.
  public var outline: Path {
    switch self {
    case .circle: .circle(center: Point(0, 0), radius: 1)
    case .square:
      .rectangle(Rect(x: -0.886, y: -0.886, width: 1.772, height: 1.772))
    case .triangle: Path(through: Self.corners(3, radius: 1.4), closed: true)
    case .triangleDown: Path(through: Self.corners(3, radius: 1.4, down: true), closed: true)
    case .diamond: Path(through: Self.corners(4, radius: 1.25), closed: true)
    case .plus: Self.bars([Point(1.1, 0), Point(0, 1.1)])
    case .cross: Self.bars([Point(0.85, 0.85), Point(0.85, -0.85)])
    case .star: Self.fivePointedStar
    }
  }

  /// Symbols of lines only, which are stroked and never filled.
  public var isOpen: Bool { self == .plus || self == .cross }

  /// `count` corners on a circle, the first straight up or, when `down`, straight down.
  private static func corners(_ count: Int, radius: Double, down: Bool = false) -> [Point] {
    (0..<count).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      let corner = Point(sin(angle), -cos(angle)) * radius
      return down ? corner * -1 : corner
    }
  }

  private static func bars(_ tips: [Point]) -> Path {
    Path(tips.flatMap { [.move($0 * -1), .line($0)] })
  }

  private static var fivePointedStar: Path {
    // This ratio of the radii puts each edge in line with another, as in a drawn pentagram.
    let radius = 1.6
    let tips = corners(5, radius: radius)
    let notches = corners(5, radius: radius * 0.382, down: true)
    return Path(through: (0..<5).flatMap { [tips[$0], notches[($0 + 3) % 5]] }, closed: true)
  }
}
