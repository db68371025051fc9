import Numerics
import Testing

@testable import Learning

/// Extremes that must give finite numbers instead of traps or NaN.
struct SafetyTests {
  private func run(
    _ layers: [LayerSpec], _ data: Dataset, _ spec: TrainingSpec
  ) throws -> Evaluation {
    var random = RandomState(seed: 1)
    let network = try Network<Float>(layers, inputCount: data.inputs.columns, random: &random)
    let split = DataSplit(training: data)
    var last = network
    var hasFinished = false
    for event in Trainer(
      network, data: split, spec: spec, snapshots: SnapshotSchedule(every: 1))
    {
      switch event {
      case .snapshot(let snapshot):
        last = snapshot.network
        #expect(last.isFinite)
      case .finished: hasFinished = true
      case .progress(let progress): #expect(progress.loss.isFinite)
      case .diverged: break
      }
    }
    #expect(hasFinished)
    let evaluator = Evaluator<Float>(split, loss: spec.loss, outputs: last.outputCount)
    #expect(evaluator.gradients(last).allSatisfy { $0.values.allSatisfy(\.isFinite) })
    return evaluator.evaluate(last)
  }

  private func data(_ x: [Double], _ labels: [Int], classes: Int) -> Dataset {
    Dataset(
      inputs: Matrix(rows: labels.count, columns: x.count / labels.count, elements: x),
      labels: labels, classNames: (0..<classes).map { "\($0)" },
      featureNames: (0..<(x.count / labels.count)).map { "x\($0)" })
  }

  private let normal: [LayerSpec] = [
    .dense(4, .relu), .batchNormalization(.tanh), .dropout(rate: 0.5), .dense(1, .sigmoid),
  ]

  @Test(arguments: [1, 7, 1000]) func aSingleSample(batchSize: Int) throws {
    let one = data([0.3, -2], [1], classes: 2)
    let spec = TrainingSpec(
      epochs: 3, optimizer: OptimizerSpec(kind: .adam), batchSize: batchSize)
    #expect(try run(normal, one, spec).training.loss.isFinite)
  }

  @Test func aSingleClass() throws {
    let some = data([1, 2, 3, 4], [0, 0, 0, 0], classes: 1)
    let metrics = try run(normal, some, TrainingSpec(epochs: 3)).training.metrics
    #expect(metrics?.rocAUC == nil && metrics?.accuracy != nil)
  }

  @Test func constantFeatures() throws {
    let flat = data([5, 5, 5, 5, 5, 5], [0, 1, 0], classes: 2)
    let seen = InputSpec(standardizes: true).transform(fittedTo: flat).apply(flat)
    #expect(seen.inputs.elements.allSatisfy { $0 == 0 })
    #expect(try run(normal, seen, TrainingSpec(epochs: 3)).training.loss.isFinite)
  }

  @Test func moreOutputsThanClasses() throws {
    let some = data([1, 2, 3, 4], [0, 1, 0, 1], classes: 2)
    let evaluation = try run(
      [.dense(5, .softmax)], some, TrainingSpec(loss: .categoricalCrossEntropy, epochs: 3))
    #expect(evaluation.training.metrics?.confusion.classCount == 5)
  }

  /// Inputs of ±10⁴ and weights of 1 make logits of ±10⁴.
  @Test(arguments: [1, 3]) func hugeLogits(outputs: Int) throws {
    try hugeLogits(outputs, Double.self)
    try hugeLogits(outputs, Float.self)
  }

  private func hugeLogits<Scalar: Real>(_ outputs: Int, _: Scalar.Type) throws {
    let some = data([1e4, -1e4, 1e4, -1e4], [0, 1, 1, 0], classes: 2)
    let loss: LossSpec = outputs == 1 ? .binaryCrossEntropy : .categoricalCrossEntropy
    var network = try Network<Scalar>(
      [.dense(outputs, outputs == 1 ? .sigmoid : .softmax)], inputCount: 1)
    for i in 0..<outputs { network.values[i] = 1 - Scalar(i) }
    let split = DataSplit(training: some)
    let evaluator = Evaluator<Scalar>(split, loss: loss, outputs: outputs)
    // What the wrong samples are wrong by, 10⁴ twice, and with logits 10⁴, 0 and −10⁴ also 2 · 10⁴.
    #expect(evaluator.evaluate(network).training.loss == (outputs == 1 ? 5e3 : 1e4))
    #expect(evaluator.gradients(network).allSatisfy { $0.values.allSatisfy(\.isFinite) })
    let outputsFound = network.predict(Matrix(rows: 1, columns: 2, elements: [1e4, -1e4]))
    #expect(outputsFound.elements.allSatisfy { (0...1).contains($0) })
  }

  @Test(arguments: ActivationKind.allCases) func activationsAtTheirLimits(kind: ActivationKind)
    throws
  {
    for scale in [1e3, -1e3, 0] {
      var network = try Network<Float>([.dense(2, kind), .dense(1, .sigmoid)], inputCount: 1)
      for i in 0..<2 { network.values[i] = Float(scale) * (i == 0 ? 1 : -1) }
      network.values[4] = 1
      network.values[5] = 1
      let trace = network.forward(Matrix(rows: 1, columns: 1, elements: [1]))
      #expect(trace[0].a.elements.allSatisfy { $0.isFinite })
      let gradients = network.differentiate(
        .binaryCrossEntropy, inputs: Matrix(rows: 1, columns: 1, elements: [1]),
        targets: Matrix(rows: 1, columns: 1, elements: [1]))
      #expect(gradients.gradients.allSatisfy { $0.values.allSatisfy(\.isFinite) })
    }
  }

  @Test func networksThatAreNoneSayWhy() throws {
    #expect(throws: NetworkError.noDenseLayer) { try Network<Float>([], inputCount: 2) }
    #expect(throws: NetworkError.noDenseLayer) {
      try Network<Float>([.dropout(rate: 0.5)], inputCount: 2)
    }
    #expect(throws: NetworkError.noInputs) { try Network<Float>([.dense(1, .tanh)], inputCount: 0) }
    #expect(
      throws: NetworkError.layer(
        index: 1, kind: .dense, LayerError("has no units; it needs at least 1", key: "units"))
    ) {
      try Network<Float>([.dense(2, .tanh), .dense(0, .tanh)], inputCount: 2)
    }
    #expect(throws: NetworkError.self) {
      try Network<Float>([.dense(2, .tanh), .dropout(rate: 0.1)], inputCount: 2)
    }
    var network = try Network<Float>([.dense(2, .tanh)], inputCount: 3)
    #expect(throws: NetworkError.missing(name: "layers.0.bias")) {
      try network.restore([
        NamedArray("layers.0.weight", shape: [2, 3], values: [1, 2, 3, 4, 5, 6])
      ])
    }
    #expect(
      throws: NetworkError.shape(name: "layers.0.weight", found: [3, 2], expected: [2, 3])
    ) {
      try network.restore([
        NamedArray("layers.0.weight", shape: [3, 2], values: [1, 2, 3, 4, 5, 6])
      ])
    }
  }
}
