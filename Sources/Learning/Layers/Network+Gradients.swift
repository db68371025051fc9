import Numerics

extension Network {
  /// The mean loss on some samples and its gradient by every trainable parameter, with layers as at inference.
  ///
  /// - Parameters:
  ///   - inputs: [features, samples].
  ///   - targets: [outputs, samples].
  ///   - regularization: what is added to the loss.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func differentiate(
    _ kind: LossKind, inputs: Matrix<Scalar>, targets: Matrix<Scalar>,
    regularization: Regularization = .none
  ) -> (loss: Double, gradients: [NamedArray<Scalar>]) {
    var gradients = [Scalar](repeating: 0, count: trainableCount)
    let loss = accumulate(
      kind, inputs: inputs, targets: targets, regularization: regularization, into: &gradients)
    return (loss, named(gradients, trainableSlots))
  }

  /// - Parameter gradients: as many numbers as are trainable; what they were is overwritten.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func accumulate(
    _ kind: LossKind, inputs: Matrix<Scalar>, targets: Matrix<Scalar>,
    regularization: Regularization, into gradients: inout [Scalar]
  ) -> Double {
    let loss = Loss(kind, activation: outputActivation)
    let samples = inputs.columns
    var pass = Pass(self, capacity: samples)
    return pass.run(samples: samples) { run in
      run.inputs.fill(inputs, columns: 0..<samples)
      run.targets.fill(targets, columns: 0..<samples)
      run.infer(self)
      let sum = run.lossSum(loss)
      loss.differentiate(a: run.output, targets: run.targets, into: run.outputDelta)
      values.withUnsafeBufferPointer { values in
        gradients.withUnsafeMutableBufferPointer { gradients in
          guard let values = values.baseAddress, let gradients = gradients.baseAddress else {
            return
          }
          run.backward(
            values, into: gradients, isPreActivation: loss.isFromLogits, mode: .inference)
          regularization.add(values, to: gradients, slots)
        }
      }
      return sum / Double(max(samples, 1)) + regularization.loss(self)
    }
  }
}
