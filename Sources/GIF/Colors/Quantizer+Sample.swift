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
      let order = samples.indices.sorted {
        (samples[$1].weight, $0) < (samples[$0].weight, $1)
      }
      var cells: [Int: (sample: Sample, moment: SIMD4<Double>)] = [:]
      for i in order[exactCount...] {
        let sample = samples[i]
        let cell = ColorCells.index(of: ColorSpace.color(sample.point))
        let empty = Sample(point: .zero, weight: 0, importance: 0, changes: 0)
        var (sum, moment) = cells[cell] ?? (empty, .zero)
        moment += SIMD4<Double>(sample.point) * sample.importance
        sum.weight += sample.weight
        sum.importance += sample.importance
        sum.changes += sample.changes
        sum.spread += Double(ColorSpace.squaredLevels(sample.point)) * sample.weight
        cells[cell] = (sum, moment)
      }
      let means = cells.sorted { $0.key < $1.key }.map { _, sums in
        var mean = sums.sample
        mean.point = ColorSpace.Point(sums.moment / mean.importance)
        mean.spread -= Double(ColorSpace.squaredLevels(mean.point)) * mean.weight
        mean.spread = max(mean.spread, 0)
        return mean
      }
      return order[..<exactCount].map { samples[$0] } + means
    }
  }
}
