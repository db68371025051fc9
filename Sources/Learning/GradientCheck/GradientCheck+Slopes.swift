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
  /// Too long a step crosses a kink or bends, too short a one tells only rounding; so several are tried. Those that cross a
  /// kink do not count. The first that agrees with the gradient settles it; else that one speaks against it whose own error
  /// is least, as rounding and the next shorter step tell it. Where the parameter is at a kink itself (a unit without active
  /// inputs, whose bias is still 0), the slope to either side is right.
  ///
  /// - Returns: `nil` where the shortest step still crosses a kink, or the parameter is at one and no side tells which slope
  ///   is right, as where two units are at their kinks at once.
  private func slope(
    at index: Int, _ slot: ParameterSlot, near wanted: Double, tolerance: Double,
    _ probe: inout LossProbe
  ) -> Slope? {
    probe.begin(at: index, isUnderL1: slot.role == .weight && spec.regularization.l1 > 0)
    var best: (slope: Double, doubt: Double)?
    for weights in Self.formulas {
      var longer: LossProbe.Difference?
      for step in Self.steps {
        guard let found = probe.difference(weights, step: step) else { continue }
        let distance = abs(found.slope - wanted)
        if distance <= max(tolerance, 1e-9 * abs(wanted)) {
          return Slope(value: found.slope, error: distance)
        }
        // What is next to a kink can speak for a gradient, not against it.
        if found.isAtKink { continue }
        if let longer {
          let doubt = longer.rounding + abs(longer.slope - found.slope) + found.rounding
          if best.map({ doubt < $0.doubt }) ?? true { best = (longer.slope, doubt) }
        }
        longer = found
      }
      if best == nil, let longer { best = (longer.slope, longer.rounding) }
    }
    return best.map {
      Slope(value: $0.slope, error: max(abs($0.slope - wanted) - $0.doubt, 0))
    }
  }

  private static let steps = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8]
  /// Distances in steps with their weights: to both sides, up, and down.
  private static let formulas: [[(distance: Double, weight: Double)]] = [
    [(1, 8), (-1, -8), (2, -1), (-2, 1)],
    [(0, -25), (1, 48), (2, -36), (3, 16), (4, -3)],
    [(0, 25), (-1, -48), (-2, 36), (-3, -16), (-4, 3)],
  ]
}
