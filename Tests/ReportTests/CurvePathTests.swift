import Graphics
import Plots
import TestSupport
import Testing

@testable import Report

struct CurvePathTests {
  private let x = Scale(.linear, 0...1000)
  private let y = Scale(.linear, 0...1)

  /// The points of a path, in hundredths, piece by piece: absolute after M, relative after l.
  private func points(_ path: CurvePath) throws -> [[(x: Int, y: Int)]] {
    try path.text.split(separator: "M").map { piece in
      let parts = piece.split(separator: "l")
      var numbers: [Int] = []
      for part in parts {
        for number in part.replacing("-", with: " -").split(separator: " ") {
          numbers.append(try #require(Int(number)))
        }
      }
      var points = [(x: numbers[0], y: numbers[1])]
      for index in stride(from: 2, to: numbers.count, by: 2) {
        let last = points[points.count - 1]
        points.append((last.x + numbers[index], last.y + numbers[index + 1]))
      }
      return points
    }
  }

  private func path(_ points: [Point], most: Int = 300) -> CurvePath {
    CurvePath(points, x: x, y: y, size: (320, 200), most: most)
  }

  @Test func coordinatesAreWritten() {
    let points = [Point(0, 0), Point(500, 1), Point(1000, 0.5)]
    #expect(path(points).text == "M0 0l16000 20000 16000-10000")
    #expect(path([Point(250, 0.25)]).text == "M8000 5000l0 0")
    #expect(path([]).text.isEmpty)
  }

  @Test func gapsDivideCurves() throws {
    let points = [
      Point(0, .nan), Point(100, 0.1), Point(200, 0.2), Point(300, .infinity), Point(400, .nan),
      Point(500, 0.5), Point(600, 0.6),
    ]
    let pieces = try self.points(path(points))
    #expect(pieces.map { $0.map(\.x) } == [[3200, 6400], [16000, 19200]])
  }

  /// Each left-out point lies within 0.15 units of the line, and a straight line needs two points.
  @Test func thinningStaysNear() throws {
    let curve = (0...1000).map { Point(Double($0), 1 / (1 + Double($0) / 50)) }
    let kept = try points(path(curve))[0]
    #expect(kept.count > 10 && kept.count < 60)
    for point in curve {
      let place = (x: point.x * 32, y: point.y * 20000)
      let after = try #require(kept.firstIndex { Double($0.x) >= place.x - 1 })
      let (a, b) = (kept[max(after - 1, 0)], kept[after])
      let share = b.x > a.x ? (place.x - Double(a.x)) / Double(b.x - a.x) : 1
      #expect(abs(Double(a.y) + share * Double(b.y - a.y) - place.y) < 15 + 1)
    }
    #expect(try points(path((0...1000).map { Point(Double($0), Double($0) / 1000) }))[0].count == 2)
  }

  /// Of noise that cannot be thinned, points from all along the curve are kept, each one of it.
  @Test func noiseIsSampledEvenly() throws {
    var random = SplitMix(seed: 1)
    let curve = (0...1000).map { Point(Double($0), Double.random(in: 0...1, using: &random)) }
    let kept = try points(path(curve, most: 96))[0]
    #expect(kept.count == 96)
    #expect(kept.first?.x == 0 && kept.last?.x == 32000)
    for (a, b) in zip(kept, kept.dropFirst()) {
      #expect(b.x > a.x && b.x - a.x < 32 * 30)
    }
    let known = Set(curve.map { [Int(($0.x * 32).rounded()), Int(($0.y * 20000).rounded())] })
    #expect(kept.allSatisfy { known.contains([$0.x, $0.y]) })
    // Extremes are what the eye sees of noise.
    #expect(kept.map(\.y).max() ?? 0 > 19000 && kept.map(\.y).min() ?? 1 < 1000)
  }

  /// A spike that stands out of noise is never lost.
  @Test func spikesAreKept() throws {
    var random = SplitMix(seed: 2)
    var curve = (0...1000).map { Point(Double($0), Double.random(in: 0.4...0.6, using: &random)) }
    let spikes = [137, 512, 803]
    for index in spikes { curve[index] = Point(Double(index), 1) }
    let kept = try points(path(curve, most: 64))[0]
    #expect(kept.count == 64)
    #expect(kept.filter { $0.y == 20000 }.map(\.x) == spikes.map { $0 * 32 })
  }
}
