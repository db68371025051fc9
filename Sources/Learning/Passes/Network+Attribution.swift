import Numerics

extension Network {
  /// The pre-activation of one class for each sample, and its slopes.
  public struct Attribution: Sendable {
    /// One a sample; of a single output z it is z for class 1 and −z for class 0.
    public let logits: [Scalar]
    /// What the slopes are by, [units, samples]: the inputs, or a layer's activations.
    public let values: Matrix<Scalar>
    /// ∂logit/∂value, [units, samples].
    public let slopes: Matrix<Scalar>
  }

  /// So many samples go through at a time, since all layers' values are needed.
  private static var samplesAtATime: Int { 16 }

  /// How the pre-activation of a class changes with the inputs or with a layer's activations: a way back through the network
  /// at inference, with running statistics and without dropout.
  ///
  /// - Parameters:
  ///   - inputs: [features, samples].
  ///   - classes: one a sample, in 0..<outputs, or 0 and 1 of a single output.
  ///   - layer: whose activations the slopes are by; `nil` for the inputs.
  /// - Precondition: as many classes as samples; the layer is not the last one.
  /// - Complexity: two passes for each sample, in the memory of all layers for 16 of them.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func attribution(
    of inputs: Matrix<Scalar>, classes: [Int], layer: Int? = nil
  ) -> Attribution {
    precondition(classes.count == inputs.columns && layer ?? -1 < layers.count - 1)
    let first = layer.map { $0 + 1 } ?? 0
    let units = layer.map { layers[$0].units } ?? inputCount
    var logits: [Scalar] = []
    var found = Matrix<Scalar>(rows: units, columns: inputs.columns)
    var slopes = found
    // Parameters' gradients come along and are not needed.
    var gradients = [Scalar](repeating: 0, count: max(trainableCount, 1))
    var memory = AlignedBuffer<Scalar>(
      count: inputCount * Panel<Scalar>.stride(samples: Self.samplesAtATime)
        + Panel<Scalar>.slack)
    forEachBatch(PassInputs(inputs), keeping: .everything, size: Self.samplesAtATime) {
      batch, columns in
      memory.withMutablePointer { base in
        let below = Panel(
          base: base, rows: inputCount, stride: batch.stride, samples: batch.samples)
        let run = PassRun(
          layers: batch.layers, layout: batch.layout, base: batch.base, inputs: batch.inputs,
          targets: batch.targets, below: below, threads: batch.threads)
        let z = run.z(layers.count - 1)
        let delta = run.outputDelta
        for i in 0..<delta.count { delta.base[i] = 0 }
        for (s, column) in columns.enumerated() {
          let label = classes[column]
          let row = outputCount > 1 ? label : 0
          let sign: Scalar = outputCount == 1 && label == 0 ? -1 : 1
          delta.row(row)[s] = sign
          logits.append(sign * z.row(row)[s])
        }
        values.withUnsafeBufferPointer { values in
          gradients.withUnsafeMutableBufferPointer { gradients in
            guard let values = values.baseAddress, let gradients = gradients.baseAddress else {
              return
            }
            for index in (first..<layers.count).reversed() where !layers[index].isIdentity {
              if index < layers.count - 1, !layers[index].isDerivedAbove {
                run.multiplyByDerivative(index)
              }
              var pass = run.pass(index, values, .inference)
              // Slopes by activations are wanted, and not by what they are made of.
              if index == first { pass.sourceActivation = nil }
              layers[index].body.backward(pass, into: gradients)
            }
          }
        }
        let (from, by) = layer.map { (run.a($0), run.delta($0)) } ?? (run.inputs, below)
        for unit in 0..<units {
          for (s, column) in columns.enumerated() {
            found[unit, column] = from.row(unit)[s]
            slopes[unit, column] = by.row(unit)[s]
          }
        }
      }
    }
    return Attribution(logits: logits, values: found, slopes: slopes)
  }
}
