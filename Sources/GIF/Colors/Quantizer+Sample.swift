extension Quantizer {
  /// A colour of the film, or the mean of some.
  struct Sample {
    var point: Point
    /// For how long how much of it is seen, pixels times centiseconds.
    var weight: Double
    /// How often pixels become that colour, in the same unit: at most `weight`.
    var changes: Double
    /// The squared distances to the mean, times weight.
    var spread = 0.0

    /// What a bit costs in squared levels, for a price of 1.
    var price: Float { Float(changes / max(weight, .leastNormalMagnitude)) }

    /// The most frequent colours, and for the others means over cells of 4×4×4 levels.
    static func reduced(_ samples: [Sample], exactCount: Int) -> [Sample] {
      guard samples.count > 2 * exactCount else { return samples }
      let order = samples.indices.sorted {
        (samples[$1].weight, $0) < (samples[$0].weight, $1)
      }
      var cells: [Int: (moment: SIMD4<Double>, changes: Double, squares: Double)] = [:]
      for i in order[exactCount...] {
        let sample = samples[i]
        let point = SIMD4<Double>(sample.point)
        let levels = SIMD4<UInt32>(sample.point)
        let cell = ColorCells.index(of: levels.x << 16 | levels.y << 8 | levels.z)
        var moment = point * sample.weight
        moment.w = sample.weight
        var sums = cells[cell] ?? (.zero, 0, 0)
        sums.moment += moment
        sums.changes += sample.changes
        sums.squares += (point * point).sum() * sample.weight
        cells[cell] = sums
      }
      let means = cells.sorted { $0.key < $1.key }.map { _, sums in
        let weight = sums.moment.w
        var mean = sums.moment / weight
        mean.w = 0
        return Sample(
          point: Point(mean), weight: weight, changes: sums.changes,
          spread: max(sums.squares - (mean * mean).sum() * weight, 0))
      }
      return order[..<exactCount].map { samples[$0] } + means
    }
  }
}
