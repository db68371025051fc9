import Numerics

extension Network {
  /// The mean loss on some samples in the units of their targets, without regularisation, and the share of right predictions.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func measure(
    _ spec: LossSpec, on data: Dataset, workers: Workers = .one
  ) -> (loss: Double, accuracy: Double) {
    let loss = Loss(spec, activation: outputActivation)
    let inputs = PassInputs<Scalar>(data)
    let targets: Matrix<Scalar> = spec.targets(of: data, outputs: outputCount)
    var (sum, correct) = (0.0, 0)
    forEachBatch(inputs, workers: workers) { run, columns in
      run.targets.fill(targets, columns: columns)
      sum += run.lossSum(loss)
      correct += run.correctCount(above: loss.threshold)
    }
    let count = Double(max(data.count, 1))
    return (sum / count * data.targetScale.lossFactor(spec.kind), Double(correct) / count)
  }

  /// How far each trainable parameter moved, relative to its size before.
  func updateRatios(since previous: [Scalar]) -> [UpdateRatio] {
    trainableSlots.map { slot in
      var (moved, size) = (0.0, 0.0)
      for i in slot.range {
        let (before, change) = (Double(previous[i]), Double(values[i]) - Double(previous[i]))
        moved += change * change
        size += before * before
      }
      return UpdateRatio(
        name: slot.name, ratio: size > 0 ? (moved / size).squareRoot() : nil)
    }
  }
}
