import Graphics

/// A net of lines over the input plane, fine enough along each line that its image under the network is smooth.
struct PlaneMesh: Sendable {
  /// All nodes, line after line.
  let points: [Point]
  private let lineLengths: [Int]

  private static let linesAcross = 16
  private static let nodesAlong = 61

  init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    func steps(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
      (0..<count).map {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1)
      }
    }
    let upright = steps(x, Self.linesAcross).map { x in
      steps(y, Self.nodesAlong).map { Point(x, $0) }
    }
    let level = steps(y, Self.linesAcross).map { y in
      steps(x, Self.nodesAlong).map { Point($0, y) }
    }
    points = (upright + level).flatMap { $0 }
    lineLengths = (upright + level).map(\.count)
  }

  /// The images of all nodes cut into lines again.
  func lines<Place>(through places: [Place]) -> [[Place]] {
    var start = 0
    return lineLengths.map { length in
      defer { start += length }
      return Array(places[start..<(start + length)])
    }
  }
}
