import Figures
import Learning
import Plots

/// Runs whose metrics are written down, for comparisons of them.
enum WrittenRuns {
  /// - Parameters:
  ///   - epochs: of the moments, with ten updates and half a second each.
  ///   - losses: of the moments.
  ///   - epochMeans: of each epoch's batches.
  static func run(
    _ name: String, epochs: [Double], losses: [Double], accuracies: [Double]? = nil,
    features: [String] = ["a", "b"], scale: Double = 1, hasSteps: Bool = true,
    epochMeans: [Double] = []
  ) throws -> Run {
    let network = try Network<Float>([.dense(2, .tanh), .dense(1, .sigmoid)], inputCount: 2)
    return Run(
      name: name,
      training: Samples(inputs: [[0, 0], [scale, scale], [0, scale]], labels: [0, 1, 1]),
      test: Samples(inputs: []), classNames: ["no", "yes"], featureNames: features,
      moments: epochs.indices.map { index in
        var metrics = ["loss": losses[index]]
        if let accuracies { metrics["accuracy"] = accuracies[index] }
        return Moment(
          time: Time(
            epoch: epochs[index], step: hasSteps ? Int(epochs[index] * 10) : nil,
            seconds: hasSteps ? epochs[index] / 2 : nil), metrics: metrics, network: network)
      },
      epochs: epochMeans.enumerated().map { EpochMeasures(epoch: $0.offset + 1, loss: $0.element) })
  }

  /// A run of a single loss that differs from others in settings.
  static func member(
    _ settings: [RunSet.Setting], losses: [Double], accuracies: [Double]? = nil,
    hasDiverged: Bool = false, seconds: Double? = nil
  ) throws -> RunSet.Member {
    let run = try run(
      settings.map(\.text).joined(separator: "-"), epochs: losses.indices.map(Double.init),
      losses: losses, accuracies: accuracies)
    return RunSet.Member(
      run, label: settings.map(\.label).joined(separator: ", "), settings: settings,
      hasDiverged: hasDiverged, seconds: seconds)
  }

  static func rate(_ value: Double) -> RunSet.Setting {
    RunSet.Setting("training.rate", "\(value)", number: value, name: "rate")
  }

  static func units(_ value: Int) -> RunSet.Setting {
    RunSet.Setting("network.units", "\(value)", number: Double(value), name: "units")
  }

  static func seed(_ value: Int) -> RunSet.Setting {
    RunSet.Setting("seed", "\(value)", number: Double(value), name: "seed", isSeed: true)
  }
}
