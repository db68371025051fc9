import Numerics

/// Computes what can be said of a network on the data of its training. A pure function of the network: it may run on
/// another thread than the training.
public struct Evaluator<Scalar: Real>: Sendable {
  private let loss: LossKind
  private let training: Part
  private let validation: Part
  private let test: Part

  private struct Part: Sendable {
    let data: Dataset
    let inputs: Matrix<Scalar>
    let targets: Matrix<Scalar>

    init(_ data: Dataset, outputs: Int) {
      self.data = data
      inputs = data.inputs.converted().transposed
      targets = data.outputs(outputs)
    }
  }

  /// - Parameter outputs: of the networks to come.
  public init(_ data: DataSplit, loss: LossKind, outputs: Int) {
    self.loss = loss
    training = Part(data.training, outputs: outputs)
    validation = Part(data.validation, outputs: outputs)
    test = Part(data.test, outputs: outputs)
  }

  /// Losses and metrics on every part of the data.
  public func evaluate(_ network: Network<Scalar>) -> Evaluation {
    Evaluation(
      training: evaluate(network, training),
      validation: validation.data.count > 0 ? evaluate(network, validation) : nil,
      test: test.data.count > 0 ? evaluate(network, test) : nil)
  }

  /// z and a of every layer on the first training samples, [units, samples].
  public func traces(
    _ network: Network<Scalar>, samples: Int
  ) -> [Network<Scalar>.Trace] {
    network.forward(network.firstInputs(training.inputs, samples))
  }

  /// ∂(mean loss over the training set)/∂parameter, by the parameters' names, with layers as at inference.
  public func gradients(_ network: Network<Scalar>) -> [NamedArray<Scalar>] {
    network.differentiate(
      loss, inputs: training.inputs, targets: training.targets
    ).gradients
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func evaluate(_ network: Network<Scalar>, _ part: Part) -> Evaluation.Part {
    let loss = Loss(loss, activation: network.outputActivation)
    var sum = 0.0
    var classes: [Int] = []
    network.forEachBatch(part.inputs, keepsPreActivations: true) { run, columns in
      run.targets.fill(part.targets, columns: columns)
      sum += run.lossSum(loss)
      for s in 0..<columns.count { classes.append(Self.predicted(run.output, s)) }
    }
    return Evaluation.Part(
      loss: sum / Double(max(part.data.count, 1)),
      metrics: part.data.isRegression
        ? nil : ClassificationMetrics(predicted: classes, labels: part.data.labels))
  }

  /// The class whose output is largest; of a single output, whether it is above ½.
  private static func predicted(_ a: Panel<Scalar>, _ sample: Int) -> Int {
    if a.rows == 1 { return a.base[sample] > 0.5 ? 1 : 0 }
    var best = 0
    for k in 1..<a.rows where a.row(k)[sample] > a.row(best)[sample] { best = k }
    return best
  }
}
