import Numerics

/// A figure around the origin that a circle of radius 1.2 holds.
enum ShapeFigure: String, CaseIterable {
  case circle, square, triangle, star, cross, ring, diamond, crescent

  /// Whether a point lies within.
  func contains(_ x: Double, _ y: Double) -> Bool {
    switch self {
    case .circle: x * x + y * y <= 0.9
    case .square: max(abs(x), abs(y)) <= 0.8
    case .triangle: Self.threeSides.allSatisfy { $0.x * x + $0.y * y <= 0.55 }
    // The points of a pentagram are beyond one of its five lines, all others within are beyond none.
    case .star: Self.fiveSides.count { $0.x * x + $0.y * y > 0.36 } <= 1
    case .cross:
      min(abs(x), abs(y)) <= 0.27 && max(abs(x), abs(y)) <= 1
    case .ring: (0.3...1).contains(x * x + y * y)
    case .diamond: abs(x) / 0.6 + abs(y) <= 1.1
    case .crescent: x * x + y * y <= 1 && (x - 0.45) * (x - 0.45) + y * y > 0.6
    }
  }

  private static let threeSides = normals(3)
  private static let fiveSides = normals(5)

  /// Of the sides of a regular polygon.
  private static func normals(_ count: Int) -> [(x: Double, y: Double)] {
    (0..<count).map { side in
      let (sine, cosine) = sineCosine(2 * .pi * Double(side) / Double(count))
      return (x: sine, y: cosine)
    }
  }
}
