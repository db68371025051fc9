import Numerics
import Testing

@testable import Learning

/// Numbers to be predicted, learnt with mean 0 and deviation 1 and given in their own units.
struct TargetScaleTests {
  /// scikit-learn's `TransformedTargetRegressor` over standardised inputs.
  private struct Reference: Decodable {
    struct Solution: Decodable {
      let predicted: [Double]
      let meanSquaredError: Double
      let meanAbsoluteError: Double
      let rSquared: Double
      let weights: [Double]
    }
    let inputs: [[Double]]
    let targets: [Double]
    let mean: Double
    let deviation: Double
    let strength: Double
    let leastSquares: Solution
    let ridge: Solution
  }

  private let reference: Reference
  /// Standardised, with the targets' scale.
  private let data: DataSplit

  init() throws {
    reference = try References.load("targets")
    let raw = Dataset(
      inputs: Matrix(
        rows: reference.inputs.count, columns: 2, elements: Array(reference.inputs.joined())),
      targets: reference.targets, featureNames: ["rooms", "area"], targetName: "price")
    let transform = InputSpec(standardizes: true).transform(fittedTo: raw)
    let split = DataSplit(training: raw, validation: raw, test: raw)
    data = transform.apply(split.scaled(by: TargetScale(of: raw.targets)))
  }

  private func train(_ spec: TrainingSpec) throws -> (Evaluation, Network<Double>, [EpochMeasures])
  {
    let network = try Network<Double>(NetworkSpec(layers: [.dense(1, .linear)]), inputCount: 2)
    var trained: [TrainingSnapshot<Double>] = []
    for event in Trainer(
      network, data: data, spec: spec, snapshots: SnapshotSchedule(every: spec.epochs))
    {
      if case .snapshot(let snapshot) = event { trained.append(snapshot) }
    }
    let last = try #require(trained.last)
    let evaluator = Evaluator<Double>(
      data, loss: spec.loss, regularization: spec.regularization, outputs: 1)
    return (evaluator.evaluate(last.network), last.network, trained.flatMap(\.history))
  }

  @Test func theScaleIsThatOfThePopulation() {
    let scale = TargetScale(of: reference.targets)
    #expect(agree(scale.mean, reference.mean, within: 1e-14))
    #expect(agree(scale.deviation, reference.deviation, within: 1e-14))
    #expect(TargetScale(of: [5, 5, 5]) == TargetScale(mean: 5, deviation: 1))
    let outputs: Matrix<Double> = data.training.outputs(1)
    #expect(abs(outputs.elements.reduce(0, +)) < 1e-12)
    #expect(data.training.samples(at: [3]).targetScale == scale)
    #expect(data.test.targets == reference.targets && data.test.targetName == "price")
  }

  @Test func descentEndsAtLeastSquares() throws {
    let spec = TrainingSpec(
      loss: .meanSquaredError, epochs: 500, optimizer: OptimizerSpec(learningRate: 0.4))
    let (evaluation, network, history) = try train(spec)
    let expected = reference.leastSquares
    #expect(agree(evaluation.training.loss, expected.meanSquaredError, within: 1e-10))
    let regression = try #require(evaluation.training.regression)
    #expect(agree(regression.meanSquaredError, expected.meanSquaredError, within: 1e-10))
    #expect(agree(regression.meanAbsoluteError, expected.meanAbsoluteError, within: 1e-10))
    #expect(agree(try #require(regression.rSquared), expected.rSquared, within: 1e-10))
    #expect(evaluation.test?.loss == evaluation.training.loss)
    let outputs = network.predict(data.training.inputs.transposed).row(0)
    let predicted = outputs.map(data.training.targetScale.value)
    #expect(relativeError(predicted, expected.predicted) < 1e-9)
    // Before an update, and after it.
    let last = try #require(history.last)
    #expect(agree(last.loss, expected.meanSquaredError, within: 1e-10))
    #expect(agree(try #require(last.validationLoss), expected.meanSquaredError, within: 1e-10))
  }

  /// The term is added to the loss of outputs, and both are shown in the targets' units.
  @Test func regularizationIsThatOfTheOutputs() throws {
    var spec = TrainingSpec(
      loss: .meanSquaredError, epochs: 500, optimizer: OptimizerSpec(learningRate: 0.4))
    spec.regularization = Regularization(l2: reference.strength)
    let (evaluation, _, _) = try train(spec)
    #expect(
      agree(evaluation.training.loss, reference.ridge.meanSquaredError, within: 1e-10))
    let squares = reference.ridge.weights.map { $0 * $0 }.reduce(0, +)
    let penalty = reference.strength * squares * reference.deviation * reference.deviation
    #expect(agree(evaluation.penalty, penalty, within: 1e-9))
  }

  @Test func anAbsoluteLossIsInTheUnitsToo() throws {
    let spec = TrainingSpec(
      loss: .meanAbsoluteError, epochs: 50, optimizer: OptimizerSpec(learningRate: 0.1))
    let (evaluation, _, history) = try train(spec)
    let regression = try #require(evaluation.training.regression)
    #expect(agree(evaluation.training.loss, regression.meanAbsoluteError, within: 1e-12))
    #expect(
      agree(try #require(history.last?.validationLoss), regression.meanAbsoluteError, within: 1e-12)
    )
  }

  /// Below δ Huber's loss is half the squared error.
  @Test func aHuberLossIsInTheUnitsToo() throws {
    let spec = TrainingSpec(
      loss: .huber(delta: 1000), epochs: 50, optimizer: OptimizerSpec(learningRate: 0.1))
    let (evaluation, _, history) = try train(spec)
    let expected = try #require(evaluation.training.regression).meanSquaredError / 2
    #expect(agree(evaluation.training.loss, expected, within: 1e-12))
    #expect(agree(try #require(history.last?.validationLoss), expected, within: 1e-12))
  }

  /// A change of the loss that is small in the targets' units ends training; the same number of the outputs' loss would end
  /// it at once.
  @Test func earlyStoppingIsInTheUnits() throws {
    func stopped(after change: Double) throws -> Int {
      var spec = TrainingSpec(
        loss: .meanSquaredError, epochs: 500, optimizer: OptimizerSpec(learningRate: 0.1))
      spec.earlyStopping = EarlyStoppingSpec(patience: 1, minimumChange: change)
      let (_, _, history) = try train(spec)
      return try #require(history.last?.epoch)
    }
    let losses = try train(
      TrainingSpec(
        loss: .meanSquaredError, epochs: 500, optimizer: OptimizerSpec(learningRate: 0.1))
    ).2.compactMap(\.validationLoss)
    let expected = zip(losses, losses.dropFirst()).enumerated()
      .first { $0.element.0 - $0.element.1 <= 1e6 }?.offset
    #expect(try stopped(after: 1e6) == (try #require(expected)) + 2)
  }

  @Test func progressIsInTheUnits() throws {
    let network = try Network<Double>(NetworkSpec(layers: [.dense(1, .linear)]), inputCount: 2)
    let spec = TrainingSpec(
      loss: .meanSquaredError, epochs: 500, optimizer: OptimizerSpec(learningRate: 0.4))
    var losses: [Double] = []
    for event in Trainer(
      network, data: data, spec: spec, snapshots: SnapshotSchedule(every: 500))
    {
      if case .progress(let progress) = event { losses.append(progress.loss) }
    }
    #expect(
      agree(try #require(losses.last), reference.leastSquares.meanSquaredError, within: 1e-10))
  }

  @Test func gradientsCanBeChecked() throws {
    let network = try Network<Double>(
      NetworkSpec(layers: [.dense(3, .tanh), .dense(1, .linear)]), inputCount: 2)
    let check = GradientCheck(
      data.training, spec: TrainingSpec(loss: .meanSquaredError), outputs: 1)
    let report = check.run(network)
    #expect(report.isRight)
    // Of outputs near 0 and targets near 1: prices would make them of the order of 1e5.
    #expect(report.rows.allSatisfy { $0.norm < 100 })
  }
}
