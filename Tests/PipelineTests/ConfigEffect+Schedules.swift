import Foundation
import Testing

extension ConfigEffect {
  /// The rate of each of the five steps: what a step of gradient descent is over its gradient.
  private static func rates(_ run: RunFiles) throws -> [Double] {
    let path = try run.path()
    return zip(path, path.dropFirst()).map { before, after in
      let g = before.gradients
      let along = zip(zip(before.parameters, after.parameters), g).map { ($0.0 - $0.1) * $1 }
      return along.reduce(0, +) / g.map { $0 * $0 }.reduce(0, +)
    }
  }

  /// What becomes of the rate 0.5.
  private static func effect(
    _ key: String, _ kind: String, _ members: String = "", is value: String, _ expected: [Double],
    before: [Double]? = nil
  ) -> ConfigEffect {
    ConfigEffect(
      "training.schedule.\(key)", [#"training.schedule={"kind":"\#(kind)"\#(members)}"#],
      ["training.schedule.\(key)=\(value)"]
    ) { base, changed in
      try expect(areClose(rates(changed), expected, within: 1e-6))
      try expect(!areClose(rates(base), expected, within: 1e-6))
      if let before {
        try expect(areClose(rates(base), before, within: 1e-6))
      }
    }
  }

  private static func cosine(_ share: Double, to final: Double = 0) -> Double {
    final + (0.5 - final) * (1 + cos(Double.pi * share)) / 2
  }

  /// Half a cosine from a rate to another.
  private static func bend(_ from: Double, _ to: Double, _ share: Double) -> Double {
    to + (from - to) * (1 + cos(Double.pi * share)) / 2
  }

  /// PyTorch's `OneCycleLR` over five steps with its peak at step `top`.
  private static func cycle(top: Double, start: Double, final: Double) -> [Double] {
    (0..<5).map { Double($0) }.map {
      $0 <= top ? bend(start, 0.5, $0 / top) : bend(0.5, final, ($0 - top) / (4 - top))
    }
  }

  /// A loss that counts as better only below a tenth of the best one never is, after the first.
  private static let plateau = #","threshold":0.9,"patience":0,"factor":0.5"#

  static let schedules: [ConfigEffect] = [
    ConfigEffect("training.schedule", [], ["training.schedule=cosine"]) { base, changed in
      try expect(areClose(rates(base), [0.5, 0.5, 0.5, 0.5, 0.5], within: 1e-6))
      try expect(areClose(rates(changed), (0..<5).map { cosine(Double($0) / 5) }, within: 1e-6))
    },
    ConfigEffect(
      "training.schedule.unit",
      [
        #"training.optimizer={"kind":"sgd","learningRate":0.5}"#, "training.batchSize=26",
        #"training.schedule={"kind":"exponential","factor":0.5}"#,
        #"snapshots={"kind":"everySteps","every":1}"#,
      ], ["training.schedule.unit=steps"]
    ) { base, changed in
      func rates(_ run: RunFiles) throws -> [Double] {
        try run.snapshots().prefix(5).compactMap { $0.metrics["learningRate"] }
      }
      try expect(rates(base) == [0.5, 0.5, 0.25, 0.25, 0.125])
      try expect(rates(changed) == [0.5, 0.25, 0.125, 0.0625, 0.03125])
    },
    effect(
      "factor", "step", #","interval":2"#, is: "0.1", [0.5, 0.5, 0.05, 0.05, 0.005],
      before: [0.5, 0.5, 0.25, 0.25, 0.125]),
    effect("interval", "step", is: "1", [0.5, 0.25, 0.125, 0.0625, 0.03125]),
    effect("decay", "inverseTime", is: "1", [0.5, 0.25, 0.5 / 3, 0.125, 0.1]),
    effect(
      "warmup", "warmupCosine", #","warmup":4"#, is: "2",
      [0.25, 0.5, cosine(0), cosine(1.0 / 3), cosine(2.0 / 3)],
      before: [0.125, 0.25, 0.375, 0.5, 0.5]),
    effect("period", "cosine", is: "2", [0.5, 0.25, 0, 0, 0]),
    effect("final", "cosine", is: "0.1", (0..<5).map { cosine(Double($0) / 5, to: 0.1) }),
    effect(
      "multiplier", "cosineRestarts", #","period":1"#, is: "2",
      [0.5, 0.5, 0.25, 0.5, cosine(0.25)],
      before: [0.5, 0.5, 0.5, 0.5, 0.5]),
    effect(
      "riseShare", "oneCycle", is: "0.5", cycle(top: 1.5, start: 0.02, final: 0.000002),
      before: cycle(top: 0.5, start: 0.02, final: 0.000002)),
    effect(
      "startDivisor", "oneCycle", is: "5", cycle(top: 0.5, start: 0.1, final: 0.00001)),
    effect(
      "finalDivisor", "oneCycle", is: "2", cycle(top: 0.5, start: 0.02, final: 0.01)),
    effect(
      "factor", "reduceOnPlateau", #","threshold":0.9,"patience":0"#, is: "0.5",
      [0.5, 0.5, 0.25, 0.125, 0.0625], before: [0.5, 0.5, 0.05, 0.005, 0.0005]),
    effect("patience", "reduceOnPlateau", plateau, is: "1", [0.5, 0.5, 0.5, 0.25, 0.25]),
    effect("threshold", "reduceOnPlateau", plateau, is: "0", [0.5, 0.5, 0.5, 0.5, 0.5]),
    effect("cooldown", "reduceOnPlateau", plateau, is: "1", [0.5, 0.5, 0.25, 0.25, 0.125]),
    effect("minimumRate", "reduceOnPlateau", plateau, is: "0.2", [0.5, 0.5, 0.25, 0.2, 0.2]),
  ]
}
