import Cairo
import Graphics
import TestSupport
import Testing

@Suite struct SpriteTests {
  private static func both(
    _ symbol: Symbol, _ radius: Double, _ positions: [Point]
  ) throws -> (sprites: Bitmap, paths: Bitmap) {
    func symbols(_ positions: [Point]) -> Mark {
      .symbols(
        Symbols(
          symbol, radius: radius, fill: Color(0x4C72B0, opacity: 0.7),
          stroke: Stroke(.black, width: 1.3), positions: positions))
    }
    // One at a time they are drawn as paths.
    return (
      try PixelMetrics.draw([symbols(positions)], width: 200, height: 100, background: .white),
      try PixelMetrics.draw(
        positions.map { symbols([$0]) }, width: 200, height: 100, background: .white)
    )
  }

  private static func positions(step: Double) -> [Point] {
    (0..<60).map { index in
      // Away from the picture's edges, where cairo cuts paths and rounds them anew.
      let (column, row) = (25 + Double(index * 37 % 150), 25 + Double(index * 53 % 50))
      return Point(column + step * Double(index % 4), row + step * Double(index / 4 % 4))
    }
  }

  @Test(arguments: Symbol.allCases, [2.5, 4.17, 12]) func atQuarterPixelsTheyAreThePaths(
    _ symbol: Symbol, _ radius: Double
  ) throws {
    let (sprites, paths) = try Self.both(symbol, radius, Self.positions(step: 0.25))
    // Each of up to a dozen layers may be rounded twice.
    #expect(PixelMetrics.largestDistance(sprites, paths) <= 3)
  }

  @Test(arguments: Symbol.allCases) func elsewhereTheyAreNearlyThePaths(_ symbol: Symbol) throws {
    let (sprites, paths) = try Self.both(symbol, 4.17, Self.positions(step: 0.391))
    let distances = zip(sprites.pixels, paths.pixels).map(PixelMetrics.distance)
    // An eighth of a pixel is at most an eighth of the range on a straight edge, more on strokes with two.
    #expect((distances.max() ?? 0) <= 110)
    #expect(Double(distances.reduce(0, +)) / Double(distances.count) < 2.5)
  }
}
