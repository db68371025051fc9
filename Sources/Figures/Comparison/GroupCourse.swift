import Graphics
import Plots

/// A measure of runs that differ by seeds alone, over the clock of a comparison.
struct GroupCourse: Sendable {
  /// The only run's, or the median of all at each time that they have in common.
  let line: [Point]
  /// From the least to the largest of all runs; empty for one.
  let band: [Band.Slice]
  /// Those of runs that are in no band: they diverged while others did not, or have no times in common with them.
  let others: [[Point]]
  /// Where runs that diverged end.
  let ends: [Point]

  /// - Parameter courses: of each run, rising in time, and whether it diverged.
  init(_ courses: [(points: [Point], hasDiverged: Bool)]) {
    ends = courses.filter(\.hasDiverged).compactMap { $0.points.last(where: \.isFinite) }
    let sound = courses.filter { !$0.hasDiverged }.map(\.points)
    let all = courses.map(\.points)
    let banded = sound.isEmpty ? all : sound
    let failed = sound.isEmpty ? [] : courses.filter(\.hasDiverged).map(\.points)
    guard banded.count > 1 else {
      line = banded.first ?? []
      band = []
      others = failed
      return
    }
    let values = banded.map { points in
      Dictionary(points.map { ($0.x, $0.y) }) { first, _ in first }
    }
    let slices = banded[0].compactMap { point -> (x: Double, sorted: [Double])? in
      let column = values.compactMap { $0[point.x] }
      return column.count == values.count && column.allSatisfy(\.isFinite)
        ? (point.x, column.sorted()) : nil
    }
    guard slices.count > 1 else {
      line = banded[0]
      band = []
      others = banded.dropFirst() + failed
      return
    }
    line = slices.map { Point($0.x, Self.median($0.sorted)) }
    band = slices.map {
      Band.Slice(x: $0.x, low: $0.sorted[0], high: $0.sorted[$0.sorted.count - 1])
    }
    others = failed
  }

  /// The middle one, or the mean of the two in the middle.
  static func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
