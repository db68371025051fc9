import Numerics

extension Network {
  /// The mean loss on some samples and its gradient by every trainable parameter, with layers as at inference.
  ///
  /// - Parameters:
  ///   - spec: with class weights as numbers, not "balanced".
  ///   - inputs: [features, samples].
  ///   - targets: [outputs, samples], as the loss takes them: ±1 for hinge, smoothed where it smooths.
  ///   - regularization: what is added to the loss.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func differentiate(
    _ spec: LossSpec, inputs: Matrix<Scalar>, targets: Matrix<Scalar>,
    regularization: Regularization = .none
  ) -> (loss: Double, gradients: [NamedArray<Scalar>]) {
    let loss = Loss(spec, activation: outputActivation)
    let total = max(inputs.columns, 1)
    var gradients = [Scalar](repeating: 0, count: trainableCount)
    var part = gradients
    var sum = 0.0
    forEachBatch(inputs, keeping: .gradients) { run, columns in
      run.targets.fill(targets, columns: columns)
      sum += run.lossSum(loss)
      loss.differentiate(a: run.output, targets: run.targets, into: run.outputDelta)
      part.withUnsafeMutableBufferPointer { part in
        values.withUnsafeBufferPointer { values in
          guard let values = values.baseAddress, let part = part.baseAddress else { return }
          run.backward(values, into: part, isPreActivation: loss.isFromLogits, mode: .inference)
        }
      }
      let share = Scalar(columns.count) / Scalar(total)
      for i in gradients.indices { gradients[i] += part[i] * share }
    }
    gradients.withUnsafeMutableBufferPointer { gradients in
      values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress, let gradients = gradients.baseAddress else { return }
        regularization.add(values, to: gradients, slots)
      }
    }
    return (
      sum / Double(total) + regularization.loss(self), named(gradients, trainableSlots)
    )
  }
}
