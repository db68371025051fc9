import Numerics
import Testing

@testable import Learning

/// Whole trainings with layers without biases, frozen layers, layer normalisation, slopes, hinge, Huber, class weights and
/// smoothing, against PyTorch in float64.
struct FeatureTrainingTests {
  private struct File: Decodable {
    struct Trainings: Decodable {
      struct Run: Decodable {
        let name: String
        let start: [Numbers]
        let losses: [Double]
        let end: [Numbers]
        let rate: Double
      }
      let inputs: [[Double]]
      let labels: [Int]
      let values: [Double]
      let runs: [Run]
    }
    let trainings: Trainings
  }

  /// Numbers of a vector or of a matrix, row by row.
  private struct Numbers: Decodable {
    let values: [Double]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      values =
        try (try? container.decode([Double].self))
        ?? container.decode([[Double]].self).flatMap { $0 }
    }
  }

  private static let adam = OptimizerSpec(kind: .adam, learningRate: 0.03)

  private static let trainings: [String: (layers: [LayerSpec], spec: TrainingSpec)] = [
    "hingeBiasless": (
      [.dense(4, .tanh, hasBias: false), .dense(1, .linear, hasBias: false)],
      TrainingSpec(
        loss: .hinge, epochs: 25, optimizer: OptimizerSpec(kind: .momentum, learningRate: 0.1))
    ),
    "huberSlopes": (
      [.dense(5, .leakyRelu, alpha: 0.2), .dense(12, .elu, alpha: 0.6), .dense(1, .linear)],
      TrainingSpec(loss: .huber(delta: 0.7), epochs: 25, optimizer: adam)
    ),
    "layerNormalization": (
      [
        .dense(12, .linear, hasBias: false), .layerNormalization(.relu), .dense(3, .tanh),
        .layerNormalization(), .dense(1, .sigmoid),
      ],
      TrainingSpec(
        loss: .binaryCrossEntropy(labelSmoothing: 0.1), epochs: 25, optimizer: adam)
    ),
    "frozen": (
      [
        .dense(6, .tanh, isTrainable: false), .dense(4, .linear),
        .batchNormalization(.relu, isTrainable: false), .dense(2, .softmax),
      ],
      TrainingSpec(
        loss: LossSpec(.categoricalCrossEntropy, classWeights: .balanced), epochs: 25,
        optimizer: OptimizerSpec(kind: .adamW, learningRate: 0.03, weightDecay: 0.05),
        regularization: Regularization(l2: 0.01), clipNorm: 0.5)
    ),
    "frozenMiddle": (
      [.dense(5, .tanh), .dense(9, .silu, isTrainable: false), .dense(1, .sigmoid)],
      TrainingSpec(
        loss: LossSpec(.binaryCrossEntropy, classWeights: .balanced), epochs: 25, optimizer: adam)
    ),
    "plateau": (
      [.dense(4, .tanh), .dense(1, .linear)],
      TrainingSpec(
        loss: .meanSquaredError, epochs: 40,
        optimizer: OptimizerSpec(kind: .gradientDescent, learningRate: 0.6),
        schedule: .reduceOnPlateau(factor: 0.5, patience: 1, cooldown: 1))
    ),
  ]

  @Test func trainsAsPyTorch() throws {
    let trainings = try References.load("features", as: File.self).trainings
    #expect(trainings.runs.count == Self.trainings.count)
    let inputs = NetworkParityTests.matrix(trainings.inputs)
    let classes = Dataset(
      inputs: inputs, labels: trainings.labels, classNames: ["a", "b"], featureNames: ["x", "y"])
    let numbers = Dataset(
      inputs: inputs, targets: trainings.values, featureNames: ["x", "y"])
    for run in trainings.runs {
      let (layers, spec) = try #require(Self.trainings[run.name])
      let isRegression = [.huber, .meanSquaredError].contains(spec.loss.kind)
      var network = try Network<Double>(layers, inputCount: 2)
      #expect(network.slots.count == run.start.count)
      try network.restore(
        zip(network.slots, run.start).map {
          NamedArray($0.name, shape: $0.shape, values: $1.values)
        })
      let data = DataSplit(training: isRegression ? numbers : classes)
      // The loss that metrics show is the one that training makes small.
      let shown = Evaluator<Double>(data, loss: spec.loss, outputs: network.outputCount)
        .evaluate(network).training.loss
      #expect(agree(shown, run.losses[0], within: 1e-12), "\(run.name)")
      let trainer = Trainer(
        network, data: data, spec: spec,
        snapshots: SnapshotSchedule(every: 1))
      var last = network
      var rate = 0.0
      for event in trainer {
        switch event {
        case .progress(let progress):
          #expect(
            agree(progress.loss, run.losses[progress.epoch - 1], within: 1e-11),
            "\(run.name) \(progress.epoch)")
        case .snapshot(let snapshot): (last, rate) = (snapshot.network, snapshot.learningRate)
        case .finished, .diverged: break
        }
      }
      #expect(agree(rate, run.rate, within: 1e-12, floor: 1e-12), "\(run.name)")
      for ((found, slot), (start, end)) in zip(
        zip(last.parameters, last.slots), zip(run.start, run.end))
      {
        #expect(relativeError(found.values, end.values) < 1e-9, "\(run.name) \(found.name)")
        if !slot.isTrainable { #expect(found.values == start.values, "\(found.name)") }
      }
    }
  }

  /// Of a frozen layer nothing is recorded that training would need: no gradient, no moments, no update.
  @Test func frozenLayersHaveNoGradients() throws {
    var random = RandomState(seed: 1)
    let network = try Network<Float>(
      [
        .dense(3, .tanh, isTrainable: false), .layerNormalization(isTrainable: false),
        .dense(2, .relu, hasBias: false), .batchNormalization(isTrainable: false),
        .dense(1, .sigmoid),
      ], inputCount: 2, random: &random)
    let trained = ["layers.2.weight", "layers.4.weight", "layers.4.bias"]
    #expect(network.parameterCount == 3 * 2 + 2 + 1)
    #expect(network.slots.filter(\.isTrainable).map(\.name) == trained)
    #expect(network.slots.count == 2 + 2 + 1 + 4 + 2)
    let data = DataSplit(training: DatasetSpec.moons(samples: 40, noise: 0.1).draw(seed: 1))
    let spec = TrainingSpec(
      epochs: 3, optimizer: OptimizerSpec(kind: .adam), batchSize: 16,
      regularization: Regularization(l1: 0.1, l2: 0.1))
    let evaluator = Evaluator<Float>(
      data, loss: spec.loss, regularization: spec.regularization, outputs: 1)
    let gradients = evaluator.gradients(network)
    #expect(gradients.map(\.name) == trained)
    let statistics = LayerStatistics.all(
      network, traces: evaluator.traces(network, samples: 5), gradients: gradients)
    // Of a fresh normalisation of three units the norm is that of three scales of 1.
    #expect(statistics[1].parameterNorm == 3.squareRoot() && statistics[1].gradientNorm == 0)
    #expect(statistics[0].parameterNorm > 0 && statistics[2].gradientNorm > 0)
    // Weights of frozen layers are no part of the penalty.
    let weights = trained.prefix(2).flatMap { network.parameter($0)?.values ?? [] }.map(Double.init)
    let penalty = 0.1 * weights.reduce(0) { $0 + abs($1) + $1 * $1 }
    #expect(agree(evaluator.evaluate(network).penalty, penalty, within: 1e-12))
    for case .snapshot(let snapshot) in Trainer(
      network, data: data, spec: spec, snapshots: SnapshotSchedule(every: 1))
    {
      #expect(
        snapshot.state.tensors.map(\.name)
          == ["m", "v"].flatMap { row in trained.map { "optimizer.\(row).\($0)" } })
      if snapshot.epoch > 0 { #expect(snapshot.updateRatios.map(\.name) == trained) }
      for slot in network.slots {
        let isSame = network.parameter(slot.name) == snapshot.network.parameter(slot.name)
        #expect(isSame == (snapshot.epoch == 0 || !trained.contains(slot.name)), "\(slot.name)")
      }
    }
  }

  /// Hinge decides by the sign; the other losses by ½.
  @Test func hingeDecidesByTheSign() throws {
    var network = try Network<Double>([.dense(1, .linear)], inputCount: 1)
    try network.restore([
      NamedArray("layers.0.weight", shape: [1, 1], values: [1]), NamedArray("layers.0.bias", [0]),
    ])
    let data = Dataset(
      inputs: Matrix(rows: 4, columns: 1, elements: [-2, 0.2, 0.4, 3]), labels: [0, 1, 0, 1],
      classNames: ["a", "b"], featureNames: ["x"])
    let hinge = Evaluator<Double>(DataSplit(training: data), loss: .hinge, outputs: 1)
      .evaluate(network).training
    #expect(hinge.metrics?.confusion.counts == [[1, 1], [0, 2]])
    // max(0, 1 − y a) is 0, 0.8, 1.4 and 0.
    #expect(agree(hinge.loss, 0.55, within: 1e-15))
    let measured = network.measure(.hinge, on: data)
    #expect(measured.accuracy == 0.75 && agree(measured.loss, 0.55, within: 1e-15))
    #expect(network.measure(.meanSquaredError, on: data).accuracy == 0.75)
    let squares = Evaluator<Double>(
      DataSplit(training: data), loss: .meanSquaredError, outputs: 1
    ).evaluate(network).training
    #expect(squares.metrics?.confusion.counts == [[2, 0], [1, 1]])
  }

  /// With validation samples the plateau is theirs; without, the epoch's mean loss decides.
  @Test func plateausFollowTheValidationLoss() throws {
    let data = try SplitSpec(testFraction: 0, validationFraction: 0.5).split(
      DatasetSpec.moons(samples: 60, noise: 0.6).draw(seed: 8), seed: 8)
    for split in [data, DataSplit(training: data.training)] {
      var random = RandomState(seed: 1)
      let network = try Network<Double>(
        [.dense(20, .relu), .dense(1, .sigmoid)], inputCount: 2,
        initializer: InitializerSpec(kind: .heNormal), random: &random)
      let plateau = ReduceOnPlateau(factor: 0.5, patience: 2)
      let spec = TrainingSpec(
        epochs: 1500, optimizer: OptimizerSpec(kind: .adam, learningRate: 0.02), batchSize: 10,
        schedule: ScheduleSpec(plateau))
      var expected = Plateau(plateau, rate: 0.02)
      var rates: [Double] = []
      var loss = 0.0
      for event in Trainer(
        network, data: split, spec: spec, snapshots: SnapshotSchedule(every: 1))
      {
        // Of more than 1000 epochs only every second one has its measures, but all count.
        if case .progress(let progress) = event { loss = progress.loss }
        guard case .snapshot(let snapshot) = event else { continue }
        if snapshot.epoch > 0 {
          expected.observe(
            split.validation.count > 0
              ? snapshot.network.measure(spec.loss, on: split.validation).loss : loss)
          #expect(snapshot.learningRate == expected.rate)
        }
        rates.append(snapshot.learningRate)
      }
      #expect(rates.first == 0.02 && (rates.last ?? 1) < 0.011)
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }
}
