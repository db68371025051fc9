import Graphics

/// The edges of a graph of layers: one path for all of a sign and a width, of which there are a few dozen.
struct LayerGraphEdges: Sendable {
  let layout: LayerGraphLayout
  let largest: Double
  let panel: Panel

  /// How many widths there are; weights of less than half the first are not drawn.
  static let levels = 32

  /// Of a weight as large as can be, in units: no wider than nodes are apart.
  private var widest: Double {
    let pitches = layout.columns.lazy.filter { $0.nodes.count > 1 }.map(\.pitch)
    return min(7, max(0.9 * (pitches.min() ?? .infinity) / panel.unit, 2))
  }

  /// - Parameter weights: for each layer but the first, row by row.
  func marks(_ weights: [[Float]]) -> [Mark] {
    var paths = [[Path.Element]](repeating: [], count: 2 * Self.levels)
    for (index, weights) in weights.enumerated() {
      let (from, to) = (layout.columns[index], layout.columns[index + 1])
      for target in to.nodes.indices {
        let row = to.nodes[target].index * from.count
        let end = Point(to.x, to.nodes[target].y)
        for source in from.nodes {
          let weight = Double(weights[row + source.index])
          guard weight.isFinite, largest > 0 else { continue }
          let share = min(abs(weight) / largest, 1)
          let level = Int((share * Double(Self.levels)).rounded())
          guard level > 0 else { continue }
          paths[2 * (level - 1) + (weight < 0 ? 0 : 1)] += [
            .move(Point(from.exit, source.y)), .line(end),
          ]
        }
      }
    }
    // The strong ones are over the weak ones.
    return paths.enumerated().compactMap { index, elements in
      guard !elements.isEmpty else { return nil }
      let share = Double(index / 2 + 1) / Double(Self.levels)
      var pen = index % 2 == 0 ? LayerGraph.negative : LayerGraph.positive
      pen.ink = pen.ink.opacity(0.2 + 0.8 * share)
      pen.width = widest * share
      return .path(Path(elements), stroke: panel.stroke(pen))
    }
  }
}
