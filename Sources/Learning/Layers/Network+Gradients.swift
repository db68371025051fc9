import Numerics

extension Network {
  /// The mean loss on some samples and its gradient by every trainable parameter, as training takes them: batch
  /// normalisation with the statistics of the samples (PyTorch's `train()`, Keras's `training=True`), but without dropout.
  /// Neither running statistics nor random generators move.
  ///
  /// - Parameters:
  ///   - spec: with class weights as numbers, not "balanced".
  ///   - inputs: [features, samples].
  ///   - targets: [outputs, samples], as the loss takes them: ±1 for hinge, smoothed where it smooths.
  ///   - regularization: what is added to the loss.
  ///   - mostSamples: in one batch, for networks with batch normalisation. More samples go in batches of about equal size,
  ///     whose gradients are averaged. Without batch normalisation the result does not depend on batches.
  public func differentiate(
    _ spec: LossSpec, inputs: Matrix<Scalar>, targets: Matrix<Scalar>,
    regularization: Regularization = .none, mostSamples: Int = .max,
    workers: Workers = .one
  ) -> (loss: Double, gradients: [NamedArray<Scalar>]) {
    differentiate(
      spec, inputs: PassInputs(inputs), targets: targets, regularization: regularization,
      mostSamples: mostSamples, workers: workers)
  }

  /// The same of samples as passes take them.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func differentiate(
    _ spec: LossSpec, inputs: PassInputs<Scalar>, targets: Matrix<Scalar>,
    regularization: Regularization = .none, mostSamples: Int = .max, workers: Workers = .one
  ) -> (loss: Double, gradients: [NamedArray<Scalar>]) {
    let loss = Loss(spec, activation: outputActivation)
    let total = max(inputs.columns, 1)
    var gradients = [Scalar](repeating: 0, count: trainableCount)
    var part = gradients
    var sum = 0.0
    let size = mixesSamples ? Self.evenSize(inputs.columns, most: mostSamples) : nil
    forEachBatch(inputs, keeping: .gradients, mode: .differentiation, size: size, workers: workers)
    {
      run, columns in
      run.targets.fill(targets, columns: columns)
      sum += run.lossSum(loss)
      run.differentiate(loss)
      part.withUnsafeMutableBufferPointer { part in
        values.withUnsafeBufferPointer { values in
          guard let values = values.baseAddress, let part = part.baseAddress else { return }
          run.backward(
            values, into: part, isPreActivation: loss.isFromLogits, mode: .differentiation)
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

  /// Whether a sample's outputs depend on the others of its batch in training.
  var mixesSamples: Bool { layers.contains { $0.spec.options.mixesSamples } }

  /// The size of as few batches as hold `most` samples each, all of about the same size.
  private static func evenSize(_ count: Int, most: Int) -> Int {
    let batches = (count - 1) / Swift.max(most, 2) + 1
    return (count + batches - 1) / Swift.max(batches, 1)
  }
}
