import Graphics
import Testing

@testable import Plots

struct ContourTests {
  private func field(
    columns: Int, rows: Int, _ value: (Double, Double) -> Double
  ) -> ScalarField {
    let grid = Grid(columns: columns, rows: rows, x: -2...2, y: -1.5...1.5)
    let values = (0..<rows).flatMap { row in
      (0..<columns).map { value(grid.x(Double($0)), grid.y(Double(row))) }
    }
    return ScalarField(grid: grid, values: values)
  }

  @Test func aCircleIsOneClosedLineOnTheCircle() throws {
    let lines = Contour.lines(of: field(columns: 161, rows: 121) { $0 * $0 + $1 * $1 - 1 })
    let line = try #require(lines.first)
    #expect(lines.count == 1)
    #expect(line.first == line.last)
    for point in line {
      #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 1) < 5e-4)
    }
    // The polygon's length tends to the circumference from below.
    let length = zip(line, line.dropFirst()).map { a, b in
      ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }.reduce(0, +)
    #expect(abs(length - 2 * .pi) < 2e-3)
  }

  @Test func aLinearFieldIsOneStraightOpenLine() throws {
    let lines = Contour.lines(of: field(columns: 9, rows: 7) { 0.7 * $0 - 0.4 * $1 + 0.1 })
    let line = try #require(lines.first)
    #expect(lines.count == 1)
    for point in line { #expect(abs(0.7 * point.x - 0.4 * point.y + 0.1) < 1e-12) }
    for end in [line[0], line[line.count - 1]] {
      #expect(abs(abs(end.x) - 2) < 1e-12 || abs(abs(end.y) - 1.5) < 1e-12)
    }
  }

  @Test func twoIslandsAreTwoLines() {
    let islands = field(columns: 81, rows: 61) { x, y in
      min((x - 1) * (x - 1) + y * y, (x + 1) * (x + 1) + y * y) - 0.25
    }
    #expect(Contour.lines(of: islands).count == 2)
  }

  /// A saddle whose middle is above the level joins the two high corners, and the other way round.
  @Test(arguments: [(1.0, -0.2), (0.2, -1.0)])
  func aSaddleIsDecidedByItsMiddle(high: Double, low: Double) {
    let grid = Grid(columns: 2, rows: 2, x: 0...1, y: 0...1)
    let lines = Contour.lines(of: ScalarField(grid: grid, values: [high, low, low, high]))
    #expect(lines.count == 2)
    // The corner (1, 0) is low: it is cut off by itself exactly when the high ones are joined.
    let cutsLowCorner = lines.contains { line in line.allSatisfy { $0.x + (1 - $0.y) > 1 } }
    #expect(cutsLowCorner == (high + low > 0))
  }

  @Test func fieldsWithoutALevelOrWithNaNHaveNoLines() {
    #expect(Contour.lines(of: field(columns: 5, rows: 5) { _, _ in 1 }).isEmpty)
    #expect(Contour.lines(of: field(columns: 5, rows: 5) { _, _ in .nan }).isEmpty)
  }
}
