extension Quantizer {
  /// A colour of the film, or the mean of some.
  struct Sample {
    var point: ColorSpace.Point
    /// For how long how much of it is seen, pixels times centiseconds.
    var weight: Double
    /// How much it counts when colours are chosen. What fills little of a film, often a tone of a gradient on the move,
    /// counts a little more than it fills: that makes smooth films 1 to 5 % smaller at the same fidelity.
    var importance: Double
    /// How often pixels become that colour, in the same unit: at most `weight`.
    var changes: Double
    /// The squared distances to the mean, times weight.
    var spread = 0.0

    /// What a bit costs in squared levels, for a price of 1.
    var price: Float { Float(changes / max(importance, .leastNormalMagnitude)) }

    /// The most frequent colours, and for the others means over cells of 4×4×4 levels.
    static func reduced(_ samples: [Sample], exactCount: Int) -> [Sample] {
      guard samples.count > 2 * exactCount else { return samples }
      // Of those that are as frequent as the last that counts, the first are taken.
      let last = samples.map(\.weight).sorted(by: >)[exactCount - 1]
      var room = exactCount - samples.count { $0.weight > last }
      var exact: [Sample] = []
      exact.reserveCapacity(exactCount)
      var slots = [Int32](repeating: -1, count: ColorCells.count)
      var cells: [(cell: Int, sample: Sample, moment: SIMD4<Double>)] = []
      for sample in samples {
        if sample.weight > last || sample.weight == last && room > 0 {
          if sample.weight == last { room -= 1 }
          exact.append(sample)
          continue
        }
        let cell = ColorCells.index(of: ColorSpace.color(sample.point))
        if slots[cell] < 0 {
          slots[cell] = Int32(cells.count)
          let empty = Sample(point: .zero, weight: 0, importance: 0, changes: 0)
          cells.append((cell, empty, .zero))
        }
        let slot = Int(slots[cell])
        cells[slot].moment += SIMD4<Double>(sample.point) * sample.importance
        cells[slot].sample.weight += sample.weight
        cells[slot].sample.importance += sample.importance
        cells[slot].sample.changes += sample.changes
        cells[slot].sample.spread +=
          Double(ColorSpace.squaredLevels(sample.point)) * sample.weight
      }
      let means = cells.sorted { $0.cell < $1.cell }.map { _, sum, moment in
        var mean = sum
        mean.point = ColorSpace.Point(moment / mean.importance)
        mean.spread -= Double(ColorSpace.squaredLevels(mean.point)) * mean.weight
        mean.spread = max(mean.spread, 0)
        return mean
      }
      return exact + means
    }
  }
}
