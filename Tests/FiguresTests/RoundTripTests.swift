import Foundation
import Graphics
import Testing

@testable import Figures
@testable import Predictions

struct RoundTripTests {
  /// The shortest way through the corners of a convex polygon is its outline.
  @Test func aConvexOutlineIsFound() {
    let count = 37
    // 11 has no divisor in common with 37, so that this is every corner, out of order.
    let corners = (0..<count).map { $0 * 11 % count }
    let points = corners.map { corner in
      let t = Double(corner) / Double(count) * 2 - 1
      // A circle without trigonometry: the upper half by one formula, the lower by its mirror.
      let (x, isUpper) = t < 0 ? (1 + 2 * t, true) : (1 - 2 * t, false)
      let y = max(0, 1 - x * x).squareRoot()
      return Point(x, isUpper ? y : -y)
    }
    let order = RoundTrip.order(of: points)
    #expect(order.first == 0 && order.sorted() == Array(0..<count))
    let steps = zip(order, order.dropFirst() + [0]).map { from, to in
      (corners[to] - corners[from] + count) % count
    }
    #expect(Set(steps) == [1] || Set(steps) == [count - 1])
  }

  /// Over the samples of a real figure the way is several times shorter than in the order of the data.
  @Test func theStarDoesNotLeap() throws {
    let run = try SmallRun.moons()
    let plane = try Plane(PlaneSpec(), of: run)
    let points = run.test.inputs.map(plane.point)
    func longest(_ order: SampleOrder) -> (sum: Double, most: Double) {
      let way = SampleSelection.first(40).indices(among: points, order: order).map { points[$0] }
      let steps = zip(way, way.dropFirst()).map { hypot($0.x - $1.x, $0.y - $1.y) }
      return (steps.reduce(0, +), steps.max() ?? 0)
    }
    #expect(longest(.path).sum < longest(.data).sum / 4)
    #expect(longest(.path).most < 1.3)
  }

  @Test func listsAndDataKeepTheirOrder() {
    let points = (0..<9).map { Point(Double($0 * 5 % 9), 0) }
    #expect(
      SampleSelection.indices([7, 2, 5, 2]).indices(among: points, order: .path) == [7, 2, 5, 2])
    #expect(SampleSelection.first(5).indices(among: points, order: .data) == [0, 1, 2, 3, 4])
    #expect(SampleSelection.first(50).indices(among: points, order: .path).sorted() == Array(0..<9))
    let nowhere = [Point(.nan, 0), Point(1, 0), Point(0, .infinity), Point(2, 0), Point(1, 0)]
    #expect(RoundTrip.order(of: nowhere).sorted() == [0, 1, 2, 3, 4])
  }

  /// The whole table of what a film gets that says nothing.
  @Test func defaultsAreThoseOfAFilmToShow() {
    for kind in FigureKind.allCases {
      let spec = FigureSpec(kind: kind, file: "a.gif")
      #expect(spec.framesPerSecond == (kind.rawValue == "activationLines" ? 4 : 6))
      #expect(spec.encoding.holdLast == 2 && spec.poster == .last)
    }
    let options = ActivationLines.options
    #expect(options.samples == .first(40) && options.sampleOrder == .path)
  }
}
