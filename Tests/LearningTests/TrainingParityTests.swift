import Numerics
import Testing

@testable import Learning

/// Whole trainings with mini-batches and dropout against PyTorch in float64: the same draws, losses and parameters.
struct TrainingParityTests {
  private struct File: Decodable {
    struct Run: Decodable {
      let name: String
      let loss: String
      let losses: [Double]
      let finalLoss: Double
      /// Of every parameter and running statistic, in the order of `state_dict`.
      let state: [[Double]]
    }
    let runs: [Run]
  }

  private static let deep: [LayerSpec] = [
    .dense(5, .relu), .batchNormalization(), .dense(4, .gelu), .dense(1, .sigmoid),
  ]
  private static func plain(_ output: ActivationKind) -> [LayerSpec] {
    [.dense(4, .tanh), .dense(3, .silu), .dense(1, output)]
  }

  private static let trainings: [String: (layers: [LayerSpec], spec: TrainingSpec)] = [
    "adam": (
      deep,
      TrainingSpec(
        epochs: 6, optimizer: OptimizerSpec(kind: .adam, learningRate: 0.02), batchSize: 16)
    ),
    "adamWClipped": (
      deep,
      TrainingSpec(
        epochs: 6,
        optimizer: OptimizerSpec(kind: .adamW, learningRate: 0.02, weightDecay: 0.05),
        batchSize: 16, clipNorm: 0.3)
    ),
    "momentumCosine": (
      plain(.sigmoid),
      TrainingSpec(
        epochs: 6, optimizer: OptimizerSpec(kind: .momentum, learningRate: 0.1), batchSize: 20,
        schedule: .cosine(unit: .steps))
    ),
    "nesterovSteps": (
      plain(.linear),
      TrainingSpec(
        loss: .meanSquaredError, epochs: 6,
        optimizer: OptimizerSpec(Nesterov(momentum: 0.8), learningRate: 0.1),
        batchSize: 20, schedule: .step(every: 2))
    ),
    "rmspropL1L2": (
      plain(.sigmoid),
      TrainingSpec(
        epochs: 6, optimizer: OptimizerSpec(kind: .rmsprop, learningRate: 0.005),
        regularization: Regularization(l1: 0.01, l2: 0.02))
    ),
    "adagradSoftmax": (
      [.dense(4, .tanh), .dense(2, .softmax)],
      TrainingSpec(
        loss: .categoricalCrossEntropy, epochs: 6,
        optimizer: OptimizerSpec(kind: .adagrad, learningRate: 0.1), batchSize: 16)
    ),
    "descentAbsolute": (
      plain(.linear),
      TrainingSpec(
        loss: .meanAbsoluteError, epochs: 6,
        optimizer: OptimizerSpec(kind: .gradientDescent, learningRate: 0.05))
    ),
    "dropout": (
      [
        .dense(6, .tanh), .dropout(rate: 0.3), .dense(5, .tanh), .dropout(rate: 0.5),
        .dense(1, .sigmoid),
      ],
      TrainingSpec(
        epochs: 6, optimizer: OptimizerSpec(kind: .sgd, learningRate: 0.1), batchSize: 16)
    ),
  ]

  @Test func trainsAsPyTorch() throws {
    let runs = try References.load("trainings", as: File.self).runs
    #expect(runs.count == Self.trainings.count)
    let moons = DatasetSpec.moons(samples: 50, noise: 0.2).draw(seed: 3)
    for run in runs {
      var (layers, spec) = try #require(Self.trainings[run.name])
      spec.seed = 1
      #expect(spec.loss.kind.rawValue == run.loss)
      let network = try Network<Double>(
        NetworkSpec(
          layers: layers, initializer: InitializerSpec(kind: .heNormal), seed: 1), inputCount: 2)
      let data = DataSplit(training: moons)
      let trainer = Trainer(
        network, data: data, spec: spec, snapshots: SnapshotSchedule(every: 1))
      var last = network
      for event in trainer {
        switch event {
        case .progress(let progress):
          let expected = run.losses[progress.epoch - 1]
          #expect(agree(progress.loss, expected, within: 1e-11), "\(run.name) \(progress.epoch)")
        case .snapshot(let snapshot): last = snapshot.network
        case .finished, .diverged: break
        }
      }
      let evaluation = Evaluator<Double>(data, loss: spec.loss, outputs: network.outputCount)
        .evaluate(last)
      #expect(agree(evaluation.training.loss, run.finalLoss, within: 1e-11), "\(run.name)")
      #expect(last.parameters.count == run.state.count)
      for (found, expected) in zip(last.parameters, run.state) {
        #expect(relativeError(found.values, expected) < 1e-10, "\(run.name) \(found.name)")
      }
    }
  }
}
