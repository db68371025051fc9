import Learning
import Numerics

/// A training whose speed is measured.
struct Workload {
  /// What is counted.
  enum Unit: String {
    /// Shortest time of a step.
    case microsecondsPerStep = "us_per_step"
    case samplesPerSecond = "samples_per_s"
  }

  let name: String
  let unit: Unit
  let layers: [LayerSpec]
  let data: DataSplit
  let spec: TrainingSpec

  /// 2-3-1 (tanh, sigmoid), binary cross-entropy, gradient descent over all 800 samples.
  static func fullBatch(steps: Int) throws -> Workload {
    let data = DatasetSpec.moons(samples: 1000, noise: 0.1).draw(seed: 42)
    return Workload(
      name: "full_batch", unit: .microsecondsPerStep,
      layers: [.dense(3, .tanh), .dense(1, .sigmoid)],
      data: try SplitSpec(testFraction: 0.2).split(data, seed: 42),
      spec: TrainingSpec(
        epochs: steps, optimizer: OptimizerSpec(kind: .gradientDescent, learningRate: 0.1)))
  }

  /// 2-64-64-64-1 (ReLU, sigmoid), binary cross-entropy, Adam over mini-batches of 32 from 10,000 samples.
  static func miniBatch(epochs: Int) -> Workload {
    let data = DatasetSpec.spiral(samples: 10_000, classes: 2).draw(seed: 42)
    let he = InitializerSpec(kind: .heNormal)
    return Workload(
      name: "mini_batch", unit: .samplesPerSecond,
      layers: [
        .dense(64, .relu, initializer: he), .dense(64, .relu, initializer: he),
        .dense(64, .relu, initializer: he), .dense(1, .sigmoid, initializer: he),
      ],
      data: DataSplit(training: data),
      spec: TrainingSpec(
        epochs: epochs, optimizer: OptimizerSpec(kind: .adam, learningRate: 0.001), batchSize: 32))
  }

  /// Trains once, from fresh weights to the end.
  ///
  /// - Parameter snapshotEvery: steps from one recorded snapshot to the next; `nil` for none but the first and the last.
  /// - Returns: seconds, without setting up.
  func seconds<Scalar: Real>(_: Scalar.Type, snapshotEvery: Int? = nil) throws -> Double {
    let network = try Network<Scalar>(
      NetworkSpec(layers: layers), inputCount: data.training.inputs.columns)
    let schedule = SnapshotSchedule(
      kind: .everySteps, every: snapshotEvery ?? SnapshotSchedule.intervals.upperBound)
    var trainer = Trainer(network, data: data, spec: spec, snapshots: schedule)
    var snapshots = 0
    let time = try ContinuousClock().measure {
      while let event = trainer.next() {
        if case .snapshot = event { snapshots += 1 }
        if case .diverged = event { throw Diverged() }
      }
    }
    guard snapshots >= 2 else { throw Diverged() }
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }

  /// A time in the unit that is reported.
  func measure(_ seconds: Double) -> Double {
    let samples = Double(data.training.count)
    return switch unit {
    case .microsecondsPerStep: seconds / Double(spec.epochs) * 1e6
    case .samplesPerSecond: samples * Double(spec.epochs) / seconds
    }
  }

  struct Diverged: Error {}
}
