import Numerics

/// The loss of a network around its parameters, one parameter moved at a time, and the sides of kinks on which it is.
struct LossProbe {
  private let check: GradientCheck
  private let kind: Loss
  private let hasKinks: Bool
  private var network: Network<Double>
  private var pass: Pass<Double>
  /// The parameter that moves, and its value at rest.
  private var index = 0
  private var value = 0.0
  private var isUnderL1 = false
  /// −1, 0 or 1 for everything whose sign decides a slope, at rest.
  private var restSides: [Int8] = []

  init(_ check: GradientCheck, _ network: Network<Double>) {
    self.check = check
    self.network = network
    kind = Loss(check.loss, activation: network.outputActivation)
    hasKinks =
      check.loss.kind.type.kink != nil || check.spec.regularization.l1 > 0
      || network.layers.contains { !$0.activation.options.kinks.isEmpty || $0.body.hasKinks }
    pass = Pass(
      network, capacity: check.inputs.columns, keeping: hasKinks ? .everything : .gradients)
    pass.run(samples: check.inputs.columns, check.load)
    var sides: [Int8] = []
    _ = lossAndSides { side, _ in sides.append(side) }
    restSides = sides
  }

  /// Chooses the parameter that moves.
  ///
  /// - Parameter isUnderL1: whether its own sign decides a slope.
  mutating func begin(at index: Int, isUnderL1: Bool) {
    self.index = index
    self.isUnderL1 = isUnderL1
    value = network.values[index]
  }

  /// A slope of the loss along the parameter.
  struct Difference {
    let slope: Double
    /// How far rounding of the loss may carry it.
    let rounding: Double
    /// Whether the parameter at rest is at a kink, and its gradient need not be the slope of this side.
    let isAtKink: Bool
  }

  /// A slope from the loss at some distances, each times a weight; their sum is 12 steps times the slope.
  ///
  /// - Returns: `nil` when a kink lies between the points.
  mutating func difference(
    _ weights: [(distance: Double, weight: Double)], step: Double
  ) -> Difference? {
    defer { network.values[index] = value }
    let rest = restSides + (isUnderL1 ? [Self.side(value)] : [])
    var sides = rest
    var (sum, largest) = (0.0, 0.0)
    var isAtKink = false
    let isCentred = weights.contains { $0.distance < 0 } && weights.contains { $0.distance > 0 }
    for (distance, weight) in weights {
      network.values[index] = value + distance * step
      var (next, isCrossed) = (0, false)
      func take(_ side: Int8, _ kink: Kink) {
        defer { next += 1 }
        if side == 0 || side == sides[next] { return }
        // The slope of a loss and of L1 at their kinks is the mean of both sides, which is what a centred difference finds.
        if rest[next] == 0, kink == .loss, isCentred { return }
        if sides[next] != 0 { isCrossed = true }
        // That of an activation at its kink is the slope of the side below it; a bend has one slope.
        let isJump = kink == .loss || kink != .bend && side > 0
        if rest[next] == 0, isJump { isAtKink = true }
        sides[next] = side
      }
      let loss = lossAndSides(take)
      if isUnderL1 { take(Self.side(network.values[index]), .loss) }
      if isCrossed { return nil }
      sum += weight * loss
      largest = max(largest, abs(loss))
    }
    // Sums over samples and units make a loss precise to a few units in the last place.
    let rounding = 4 * Double.ulpOfOne * largest * 1.5 / abs(step)
    return Difference(slope: sum / (12 * step), rounding: rounding, isAtKink: isAtKink)
  }

  /// The loss as it is.
  mutating func loss() -> Double { lossAndSides { _, _ in } }

  /// A look at every layer's values after a forward pass, as the network is.
  mutating func visit(
    _ body: (PassRun<Double>, UnsafePointer<Double>, PassMode<Double>) -> Void
  ) {
    var random = check.random
    var values = network.values
    pass.run(samples: check.inputs.columns) { run in
      values.withUnsafeMutableBufferPointer { values in
        withUnsafeMutablePointer(to: &random) { random in
          guard let values = values.baseAddress else { return }
          let mode = PassMode<Double>.training(.init(values: values, random: random))
          run.forward(values, mode: mode)
          body(run, values, mode)
        }
      }
    }
  }

  private mutating func lossAndSides(_ take: (Int8, Kink) -> Void) -> Double {
    var sum = 0.0
    let (loss, hasKinks) = (kind, hasKinks)
    let spec = check.loss
    visit { run, values, mode in
      sum = run.lossSum(loss)
      guard hasKinks else { return }
      run.visitKinks(values, mode) { distance, kink, _ in take(Self.side(distance), kink) }
      if let kink = spec.kind.type.kink {
        let (a, y) = (run.output, run.targets)
        for unit in 0..<a.rows {
          for s in 0..<a.samples {
            let side = Self.side(spec.options.beyondKink(a.row(unit)[s], y.row(unit)[s]))
            take(side, kink)
          }
        }
      }
    }
    return sum / Double(check.inputs.columns) + check.spec.regularization.loss(network)
  }

  private static func side(_ number: Double) -> Int8 { number > 0 ? 1 : number < 0 ? -1 : 0 }
}
