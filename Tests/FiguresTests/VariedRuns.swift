import Figures
import Learning
import Numerics
import Plots

/// Runs of the kinds that pictures go wrong with: many classes, long names, many columns, normalisations, steps within epochs.
enum VariedRuns {
  struct Named: Sendable, CustomStringConvertible {
    let description: String
    let make: @Sendable () throws -> Run
  }

  static let all: [Named] = [
    Named(description: "moons") { try SmallRun.moons() },
    Named(description: "a curve") { try SmallRun.sine() },
    Named(description: "a surface") { try SmallRun.hills() },
    Named(description: "three classes") {
      try classes(3, [.dense(5, .relu), .dense(3, .softmax)])
    },
    Named(description: "ten classes with long names") {
      try classes(
        10, [.dense(20, .tanh), .dense(10, .softmax)],
        names: (0..<10).map { "will default within \($0) to \($0 + 12) months of the loan’s start" }
      )
    },
    Named(description: "twenty classes") {
      try classes(20, [.dense(2, .tanh), .dense(20, .softmax)])
    },
    Named(description: "twelve columns") {
      try classes(
        2, [.dense(3, .tanh), .batchNormalization(), .dense(1, .sigmoid)], columns: 12,
        names: ["healthy", "not healthy"])
    },
    Named(description: "normalised and dropped") {
      try classes(
        2,
        [.dense(5, .linear), .batchNormalization(.relu), .dropout(rate: 0.5), .dense(1, .sigmoid)])
    },
    Named(description: "large units") {
      try classes(2, [.dense(3, .relu), .dense(1, .sigmoid)], scale: 700_000)
    },
    Named(description: "steps within an epoch") {
      try classes(2, [.dense(3, .tanh), .dense(1, .sigmoid)], times: [0, 0.125, 0.25, 1.5])
    },
    Named(description: "grey images") { try ImageRuns.grey() },
    Named(description: "images in colour, long names") { try ImageRuns.color() },
    Named(description: "logistic regression on images") { try ImageRuns.logistic() },
    Named(description: "64 channels, 1,000 kernels") { try ImageRuns.wide() },
  ]

  /// A network whose weights grow away from 0, on eight samples: the further, the larger the scale.
  static func drift(scale: Double) throws -> Run {
    let inputs: [[Double]] = [
      [0, 0], [1, 0.25], [2, 0.5], [3, 0], [0, 1.25], [1, 1.5], [2, 1], [3, 1.25],
    ]
    let moments = try (0..<3).map { step in
      var random = RandomState(seed: UInt32(5 + step))
      let network = try Network<Float>(
        [.dense(2, .tanh), .dense(1, .sigmoid)], inputCount: 2,
        initializer: .normal(deviation: 0.25 + scale * Double(step)), random: &random)
      return Moment(
        time: Time(epoch: Double(step * 10), step: step * 80),
        metrics: ["loss": 1 / (1 + scale * Double(step))], network: network)
    }
    return Run(
      name: "drift", training: Samples(inputs: inputs, labels: [0, 1, 0, 1, 1, 0, 1, 1]),
      test: Samples(inputs: []), classNames: ["no", "yes"], featureNames: ["a", "b"],
      moments: moments)
  }

  /// A run of random networks on random samples, the same at every call.
  static func classes(
    _ count: Int, _ layers: [LayerSpec], columns: Int = 2, names: [String]? = nil,
    scale: Double = 1, times: [Double] = [0, 500, 20_000]
  ) throws -> Run {
    var random = RandomState(seed: 11)
    func samples(_ number: Int) -> Samples {
      let labels = (0..<number).map { $0 % count }
      return Samples(
        inputs: labels.map { label in
          (0..<columns).map { column in
            scale * (Double((label * 7 + column * 3) % 11) + random.uniform())
          }
        }, labels: labels)
    }
    let (training, test) = (samples(60), samples(20))
    let moments = try times.enumerated().map { index, time in
      let network = try Network<Float>(
        layers, inputCount: columns, initializer: InitializerSpec(kind: .xavierNormal),
        random: &random)
      var metrics = [
        "loss": 2.5 / Double(index + 1), "testLoss": 3.1 / Double(index + 1),
        "accuracy": 0.5 + 0.1 * Double(index), "testAccuracy": 0.45 + 0.1 * Double(index),
      ]
      for layer in layers.indices {
        metrics["layers.\(layer).gradientNorm"] = 1e-7 * Double(layer + 1)
      }
      return Moment(
        time: Time(epoch: time, step: Int(time * 8)), metrics: metrics, network: network)
    }
    return Run(
      name: "varied", training: training, test: test,
      classNames: names ?? (0..<count).map { "class \($0)" },
      featureNames: columns == 2
        ? ["annual income", "EstimatedSalary"] : (0..<columns).map { "measured column \($0)" },
      moments: moments)
  }
}
