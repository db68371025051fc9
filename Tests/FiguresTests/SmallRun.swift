import Figures
import Learning
import Numerics
import Plots

/// Runs with weights written down, so that pictures of them never change by themselves.
enum SmallRun {
  /// Moons with three tanh units, at a fresh start, half-way and separated.
  static func moons() throws -> Run {
    let split = try SplitSpec(testFraction: 0.25).split(
      DatasetSpec.moons(samples: 120, noise: 0.1).draw(seed: 42), seed: 42)
    let weights: [(epoch: Int, loss: Double, first: [Float], output: [Float])] = [
      (0, 0.6931, [0.5, -0.14, 0.65, 1.5, -0.23, -0.23, 0, 0, 0], [1.58, 0.77, -0.47, 0]),
      (5000, 0.2687, [-0.5, 1.9, -0.4, 1.6, 0.3, -1.5, 0.3, -0.8, 0.5], [-1.9, -1.6, 2.1, 0.2]),
      (20_000, 0.0073, [2.9, -2.6, -3.2, -1.9, 3.0, -2.1, -3.3, 2.1, 1.9], [4.9, 7.6, -7.0, 4.4]),
    ]
    let moments = try weights.map { entry in
      try moment(
        entry.epoch, entry.loss, inputs: 2, units: [3, 1], data: split,
        values: [
          ("layers.0.weight", [3, 2], Array(entry.first.prefix(6))),
          ("layers.0.bias", [3], Array(entry.first.suffix(3))),
          ("layers.1.weight", [1, 3], Array(entry.output.prefix(3))),
          ("layers.1.bias", [1], Array(entry.output.suffix(1))),
        ])
    }
    return run(split, moments)
  }

  /// Two hidden units, the first of whose lines is upright (its second weight is 0).
  static func uprightLine(transform: InputTransform = .identity) throws -> Run {
    let split = try SplitSpec(testFraction: 0.25).split(
      DatasetSpec.moons(samples: 40, noise: 0.1).draw(seed: 1), seed: 1)
    let moment = try moment(
      10, 0.5, inputs: 2, units: [2, 1], data: split,
      values: [
        ("layers.0.weight", [2, 2], [2, 0, 0, 3]), ("layers.0.bias", [2], [-1, -1]),
        ("layers.1.weight", [1, 2], [1, -2]), ("layers.1.bias", [1], [0.1]),
      ], transform: transform)
    return run(split, [moment])
  }

  private static func moment(
    _ epoch: Int, _ loss: Double, inputs: Int, units: [Int], data: DataSplit,
    values: [(String, [Int], [Float])], transform: InputTransform = .identity
  ) throws -> Moment {
    var network = try Network<Float>(
      NetworkSpec(
        layers: units.dropLast().map { .dense($0, .tanh) } + [
          .dense(1, .sigmoid)
        ]), inputCount: inputs)
    try network.restore(values.map { NamedArray($0.0, shape: $0.1, values: $0.2) })
    return Moment(
      time: Time(epoch: Double(epoch)),
      metrics: [
        "loss": loss, "testLoss": loss * 1.3, "accuracy": 0.9, "testAccuracy": 0.8,
        "layers.0.gradientNorm": loss / 700, "layers.1.gradientNorm": loss / 10,
      ], network: network, transform: transform)
  }

  private static func run(_ split: DataSplit, _ moments: [Moment]) -> Run {
    func samples(_ data: Dataset) -> Samples {
      Samples(
        inputs: (0..<data.count).map(data.inputs.row), labels: data.labels,
        targets: data.targets)
    }
    return Run(
      name: "small", training: samples(split.training), test: samples(split.test),
      classNames: split.training.classNames, featureNames: split.training.featureNames,
      moments: moments)
  }

  /// A curve of two tanh units through a noisy sine.
  ///
  /// - Parameter scale: of the same curve, but for a network that learnt it so.
  static func sine(scale: TargetScale = .identity) throws -> Run {
    let split = try SplitSpec(kind: .shuffled, testFraction: 0.25).split(
      DatasetSpec.sine(samples: 60).draw(seed: 3), seed: 3)
    return try fit(
      split, inputs: 1,
      values: [
        ("layers.0.weight", [2, 1], [1.2, -0.4]), ("layers.0.bias", [2], [0, 0.1]),
        ("layers.1.weight", [1, 2], [1.6, 1.1]), ("layers.1.bias", [1], [-0.1]),
      ], scale: scale)
  }

  /// A plane of two tanh units through TensorFlow Playground's hills.
  ///
  /// - Parameter scale: of the same plane, but for a network that learnt it so.
  static func hills(scale: TargetScale = .identity) throws -> Run {
    let split = try SplitSpec(kind: .shuffled, testFraction: 0.25).split(
      DatasetSpec.regressGaussian(samples: 200).draw(seed: 3), seed: 3)
    return try fit(
      split, inputs: 2,
      values: [
        ("layers.0.weight", [2, 2], [0.6, 0.4, -0.3, 0.5]), ("layers.0.bias", [2], [0, 0.1]),
        ("layers.1.weight", [1, 2], [0.6, 0.5]), ("layers.1.bias", [1], [0]),
      ], scale: scale)
  }

  private static func fit(
    _ split: DataSplit, inputs: Int, values: [(String, [Int], [Float])], scale: TargetScale
  ) throws -> Run {
    var network = try Network<Float>(
      NetworkSpec(layers: [.dense(2, .tanh), .dense(1, .linear)]), inputCount: inputs)
    let (mean, deviation) = (Float(scale.mean), Float(scale.deviation))
    try network.restore(
      values.map { name, shape, values in
        let values =
          switch name {
          case "layers.1.weight": values.map { $0 / deviation }
          case "layers.1.bias": values.map { ($0 - mean) / deviation }
          default: values
          }
        return NamedArray(name, shape: shape, values: values)
      })
    let moment = Moment(
      time: Time(epoch: 100), metrics: ["loss": 0.05, "rSquared": 0.9, "testRSquared": 0.87],
      network: network, targetScale: scale)
    return run(split, [moment])
  }
}
