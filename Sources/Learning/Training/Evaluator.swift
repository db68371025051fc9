import Numerics

/// Computes what can be said of a network on the data of its training. A pure function of the network: it may run on
/// another thread than the training.
public struct Evaluator<Scalar: Real>: Sendable {
  private let loss: LossSpec
  private let regularization: Regularization
  private let batchSize: Int?
  private let training: Part
  private let validation: Part
  private let test: Part
  private let workers: Workers

  private struct Part: Sendable {
    let data: Dataset
    let inputs: PassInputs<Scalar>
    let targets: Matrix<Scalar>

    init(_ data: Dataset, outputs: Int, loss: LossSpec) {
      self.data = data
      inputs = PassInputs(data)
      targets = loss.targets(of: data, outputs: outputs)
    }
  }

  /// - Parameters:
  ///   - batchSize: samples a step of the training; `nil` for all.
  ///   - outputs: of the networks to come.
  ///   - workers: that share the work of a measurement.
  public init(
    _ data: DataSplit, loss: LossSpec, regularization: Regularization = .none,
    batchSize: Int? = nil, outputs: Int, workers: Workers = .one
  ) {
    self.workers = workers
    self.loss = loss.resolved(for: data.training)
    self.regularization = regularization
    self.batchSize = batchSize
    training = Part(data.training, outputs: outputs, loss: loss)
    validation = Part(data.validation, outputs: outputs, loss: loss)
    test = Part(data.test, outputs: outputs, loss: loss)
  }

  /// Losses and metrics on every part of the data.
  ///
  /// - Complexity: O(samples × parameters).
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func evaluate(_ network: Network<Scalar>) -> Evaluation {
    Evaluation(
      training: evaluate(network, training),
      validation: validation.data.count > 0 ? evaluate(network, validation) : nil,
      test: test.data.count > 0 ? evaluate(network, test) : nil,
      penalty: regularization.loss(network)
        * training.data.targetScale.lossFactor(loss.kind))
  }

  /// z and a of every layer on the first training samples, [units, samples].
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func traces(
    _ network: Network<Scalar>, samples: Int
  ) -> [Network<Scalar>.Trace] {
    network.forward(training.inputs.first(samples))
  }

  /// ∂(mean loss over the training set + regularisation)/∂parameter, by the parameters' names, before any clipping.
  ///
  /// The loss is the one that training makes small: batch normalisation takes the statistics of the training set as one
  /// batch, and not the running ones; but dropout is off, so that the gradient has no noise. A training set that training
  /// itself never takes at once is divided where it has more than 8,192 samples, so that memory stays small.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func gradients(_ network: Network<Scalar>) -> [NamedArray<Scalar>] {
    network.differentiate(
      loss, inputs: training.inputs, targets: training.targets, regularization: regularization,
      mostSamples: batchSize.map { max($0, Self.mostSamples) } ?? .max, workers: workers
    ).gradients
  }

  private static var mostSamples: Int { 8192 }

  private func evaluate(_ network: Network<Scalar>, _ part: Part) -> Evaluation.Part {
    let (sum, outputs) = measure(network, part)
    let labels = part.data.labels
    let predictions = ClassPredictions(outputs: outputs, threshold: loss.kind.threshold)
    let scale = part.data.targetScale
    return Evaluation.Part(
      loss: sum / Double(max(part.data.count, 1)) * scale.lossFactor(loss.kind),
      metrics: part.data.isRegression
        ? nil
        : ClassificationMetrics(
          predicted: predictions.classes, labels: labels,
          classes: max(part.data.classCount, network.outputCount),
          probabilities: predictions.probabilities),
      regression: part.data.isRegression
        ? RegressionMetrics(
          predicted: outputs.row(0).map(scale.value), targets: part.data.targets) : nil)
  }

  /// The sum of losses, and the outputs as [outputs, samples].
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func measure(
    _ network: Network<Scalar>, _ part: Part
  ) -> (sum: Double, outputs: Matrix<Double>) {
    let loss = Loss(loss, activation: network.outputActivation)
    var outputs = Matrix<Double>(rows: network.outputCount, columns: part.data.count)
    var sum = 0.0
    network.forEachBatch(part.inputs, workers: workers) { run, columns in
      run.targets.fill(part.targets, columns: columns)
      sum += run.lossSum(loss)
      for k in 0..<run.output.rows {
        let row = run.output.row(k)
        for s in 0..<columns.count { outputs[k, columns.lowerBound + s] = Double(row[s]) }
      }
    }
    return (sum, outputs)
  }
}
