import Graphics
import Plots

/// A net of lines over the input plane, fine enough along each line that its image under the network is smooth.
struct PlaneMesh {
  /// Inputs (x, y) of all nodes, line after line.
  let points: [[Double]]
  private let lineLengths: [Int]

  private static let linesAcross = 16
  private static let nodesAlong = 61

  init(_ axes: Axes) {
    func steps(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
      (0..<count).map {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1)
      }
    }
    let (x, y) = (axes.x.domain, axes.y.domain)
    let upright = steps(x, Self.linesAcross).map { x in steps(y, Self.nodesAlong).map { [x, $0] } }
    let level = steps(y, Self.linesAcross).map { y in steps(x, Self.nodesAlong).map { [$0, y] } }
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
