import CLibrary
import Graphics
import Predictions

/// Where the numbered discs of neurons' lines stand.
enum NeuronTags {
  /// In units.
  static let radius = 9.5

  /// A place on each neuron's lines that has one free: the nearest to where its disc was, else near an end of the line.
  ///
  /// - Parameters:
  ///   - curves: of each neuron, in pixels; none for one whose line is outside.
  ///   - rect: where centres may be.
  ///   - occupied: where no disc should be: the first where that leaves a place, else the second, …
  ///   - before: where discs were in the frame before, by neuron.
  static func places(
    on curves: [[[Point]]], near before: [Int: Point], radius: Double, inside rect: Rect,
    outside occupied: [OccupiedCells]
  ) -> [Int: Point] {
    var taken: [Int: Point] = [:]
    for (neuron, lines) in curves.enumerated() {
      let free = lines.flatMap { candidates(on: $0, radius: radius) }.filter { place in
        rect.contains(place) && taken.values.allSatisfy { distance($0, place) > 2.45 * radius }
      }
      let places =
        occupied.lazy.map { cells in free.filter { !cells.contains($0) } }.first { !$0.isEmpty }
        ?? free
      if let old = before[neuron] {
        taken[neuron] = places.min { distance($0, old) < distance($1, old) }
      } else {
        taken[neuron] = places.first
      }
    }
    return taken
  }

  /// Places along a line from its upper end, not too near its ends.
  private static func candidates(on line: [Point], radius: Double) -> [Point] {
    guard let first = line.first, let last = line.last, line.allSatisfy(\.isFinite) else {
      return []
    }
    let line = first.y < last.y ? line : line.reversed()
    let length = zip(line, line.dropFirst()).reduce(0.0) { $0 + distance($1.0, $1.1) }
    guard length > 4 * radius else { return [] }
    var places: [Point] = []
    var next = 2 * radius
    var walked = 0.0
    for (start, end) in zip(line, line.dropFirst()) {
      let step = distance(start, end)
      while next <= walked + step, next < length - 2 * radius {
        places.append(start + (end - start) * ((next - walked) / step))
        next += radius / 4
      }
      walked += step
    }
    return places
  }

  private static func distance(_ a: Point, _ b: Point) -> Double { hypot(a.x - b.x, a.y - b.y) }
}
