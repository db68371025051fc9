import Foundation
import Testing

extension ConfigEffect {
  /// One step of an optimiser by its formula, for one parameter p with the gradient g; `m` and `s` are what it remembers
  /// and `t` counts from 1.
  private typealias Step =
    @Sendable (_ p: Double, _ g: Double, _ m: inout Double, _ s: inout Double, _ t: Int) -> Double

  /// Whether the recorded parameters go the way of a formula with the recorded gradients.
  private static func follows(_ run: RunFiles, _ step: Step) throws -> Bool {
    let path = try run.path()
    let count = path[0].parameters.count
    var parameters = path[0].parameters
    var (m, s) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for t in 1..<path.count {
      for i in 0..<count {
        parameters[i] = step(parameters[i], path[t - 1].gradients[i], &m[i], &s[i], t)
      }
      guard areClose(parameters, path[t].parameters, within: 1e-9) else { return false }
    }
    return path.count == 6
  }

  private static func descent(rate: Double, decay: Double = 0) -> Step {
    { p, g, _, _, _ in p * (1 - rate * decay) - rate * g }
  }

  private static func momentum(_ momentum: Double) -> Step {
    { p, g, m, _, _ in
      m = momentum * m + g
      return p - 0.1 * m
    }
  }

  private static func rmsprop(decay: Double) -> Step {
    { p, g, _, s, _ in
      s = decay * s + (1 - decay) * g * g
      return p - 0.1 * g / (s.squareRoot() + 1e-8)
    }
  }

  private static func adam(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
  ) -> Step {
    { p, g, m, s, t in
      m = beta1 * m + (1 - beta1) * g
      s = beta2 * s + (1 - beta2) * g * g
      let (mean, square) = (m / (1 - pow(beta1, Double(t))), s / (1 - pow(beta2, Double(t))))
      return p - 0.1 * mean / (square.squareRoot() + epsilon)
    }
  }

  private static func effect(
    _ key: String, of kind: String, rate: Double = 0.1, is value: String, from base: @escaping Step,
    to changed: @escaping Step
  ) -> ConfigEffect {
    ConfigEffect(
      "training.optimizer.\(key)",
      [
        #"training.optimizer={"kind":"\#(kind)","learningRate":\#(rate)}"#
      ] + (kind == "gradientDescent" ? [] : ["training.batchSize=all"]),
      ["training.optimizer.\(key)=\(value)"]
    ) { first, second in
      try expect(follows(first, base) && !follows(first, changed))
      try expect(follows(second, changed))
    }
  }

  static let optimizers: [ConfigEffect] = [
    effect(
      "learningRate", of: "gradientDescent", rate: 0.5, is: "0.2", from: descent(rate: 0.5),
      to: descent(rate: 0.2)),
    effect(
      "weightDecay", of: "gradientDescent", rate: 0.5, is: "0.3", from: descent(rate: 0.5),
      to: descent(rate: 0.5, decay: 0.3)),
    effect("momentum", of: "momentum", is: "0.5", from: momentum(0.9), to: momentum(0.5)),
    effect(
      "decay", of: "rmsprop", is: "0.5", from: rmsprop(decay: 0.99), to: rmsprop(decay: 0.5)),
    effect("beta1", of: "adam", is: "0.5", from: adam(), to: adam(beta1: 0.5)),
    effect("beta2", of: "adam", is: "0.5", from: adam(), to: adam(beta2: 0.5)),
    effect("epsilon", of: "adam", is: "0.1", from: adam(), to: adam(epsilon: 0.1)),
  ]
}
