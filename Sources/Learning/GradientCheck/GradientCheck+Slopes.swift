import Numerics

extension GradientCheck {
  /// Compares gradients, in the order of the network's parameters, with slopes of the loss.
  ///
  /// - Parameter advance: called after each parameter.
  func compare(
    _ analytic: [Double], with network: Network<Double>, advance: () -> Void = {}
  ) -> GradientReport {
    var probe = LossProbe(self, network)
    let floor = 1e-3 * max(probe.loss(), 1e-300)
    let rows = network.trainableSlots.map { slot -> GradientReport.Row in
      var (differences, analytics, numerics) = (0.0, 0.0, 0.0)
      var undecided = 0
      for index in slot.range {
        let wanted = analytic[index]
        analytics += wanted * wanted
        if let found = slope(
          at: index, slot, near: wanted, tolerance: floor * 1e-8, &probe)
        {
          differences += found.error * found.error
          numerics += found.value * found.value
        } else if wanted.isFinite {
          undecided += 1
        } else {
          differences = .infinity
        }
        advance()
      }
      let scale = max(analytics.squareRoot() + numerics.squareRoot(), floor)
      let error = differences.squareRoot() / scale
      return GradientReport.Row(
        name: slot.name, count: slot.range.count, undecided: undecided,
        norm: analytics.squareRoot(), relativeError: error.isNaN ? .infinity : error)
    }
    return GradientReport(rows: rows, samples: inputs.columns)
  }

  /// A slope of the loss as differences tell it.
  private struct Slope {
    let value: Double
    /// How far the gradient is from it, beyond what rounding of the loss explains.
    let error: Double
  }

  /// ∂loss/∂parameter from the loss at points around it, by formulas whose error is of fourth order.
  ///
  /// Too long a step crosses a kink, too short a one tells only rounding; so several are tried. Those that cross a kink do
  /// not count, and of the others the one that comes nearest does: none of them comes near a wrong gradient. Where the
  /// parameter is at a kink itself (a unit without active inputs, whose bias is still 0), the slope to either side is right.
  ///
  /// - Returns: `nil` where the shortest step still crosses a kink, or the parameter is at one and the gradient is the slope
  ///   of neither side, as where two units are at their kinks at once.
  private func slope(
    at index: Int, _ slot: ParameterSlot, near wanted: Double, tolerance: Double,
    _ probe: inout LossProbe
  ) -> Slope? {
    let isUnderL1 = slot.role == .weight && spec.regularization.l1 > 0
    probe.begin(at: index, isUnderL1: isUnderL1)
    var best: Slope?
    for (weights, step) in Self.stencils {
      guard let found = probe.difference(weights, step: step) else { continue }
      let slope = Slope(
        value: found.slope, error: max(abs(found.slope - wanted) - found.rounding, 0))
      let fits = slope.error <= max(tolerance, 1e-9 * abs(wanted))
      // What is next to a kink can speak for a gradient, not against it.
      if found.isAtKink && !fits { continue }
      // A comparison with NaN must not let it pass for the best.
      if best.map({ !(slope.error >= $0.error) }) ?? true { best = slope }
      if fits { break }
    }
    return best
  }

  /// Steps with their weights, the longest steps first; the sum is 12 steps times the slope.
  private static let stencils: [(weights: [(Double, Double)], step: Double)] = {
    let centred: [(Double, Double)] = [(1, 8), (-1, -8), (2, -1), (-2, 1)]
    let forward: [(Double, Double)] = [(0, -25), (1, 48), (2, -36), (3, 16), (4, -3)]
    let steps = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8]
    return steps.map { (centred, $0) } + steps.map { (forward, $0) }
      + steps.map { (forward, -$0) }
  }()
}
