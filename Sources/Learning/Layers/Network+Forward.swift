import Numerics

extension Network {
  /// Pre-activations and activations of a layer, both [units, samples].
  ///
  /// Of dropout both are what passes it at inference, its input.
  public struct Trace: Sendable, Equatable {
    public let z: Matrix<Scalar>
    public let a: Matrix<Scalar>
  }

  /// All layers' values on inputs given as [features, samples], as at inference.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(_ inputs: Matrix<Scalar>) -> [Trace] {
    var pass = Pass(self, capacity: inputs.columns, keepsPreActivations: true)
    return pass.run(samples: inputs.columns) { run in
      run.inputs.fill(inputs, columns: 0..<inputs.columns)
      run.forward(self, mode: .inference)
      return layers.indices.map { Trace(z: run.z($0).matrix, a: run.a($0).matrix) }
    }
  }

  /// The outputs, [outputs, samples], for inputs given as [features, samples]; in little memory for any number of them.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func predict(_ inputs: Matrix<Scalar>) -> Matrix<Scalar> {
    var result = Matrix<Scalar>(rows: outputCount, columns: inputs.columns)
    forEachBatch(inputs) { run, columns in
      for i in 0..<outputCount {
        let row = run.output.row(i)
        for s in 0..<columns.count {
          result.elements[i * inputs.columns + columns.lowerBound + s] = row[s]
        }
      }
    }
    return result
  }

  /// Samples that go through a network at once where that is nobody's business.
  static var batchSize: Int { 512 }

  /// Runs inputs through the network, some at a time.
  ///
  /// - Parameter mode: any but `training`, in which a pass moves statistics.
  func forEachBatch(
    _ inputs: Matrix<Scalar>, keepsPreActivations: Bool = false,
    mode: Pass<Scalar>.Mode = .inference, size: Int = Self.batchSize,
    _ body: (PassRun<Scalar>, Range<Int>) -> Void
  ) {
    let size = min(inputs.columns, size)
    var pass = Pass(self, capacity: size, keepsPreActivations: keepsPreActivations)
    for start in stride(from: 0, to: inputs.columns, by: max(size, 1)) {
      let columns = start..<min(start + size, inputs.columns)
      pass.run(samples: columns.count) { run in
        run.inputs.fill(inputs, columns: columns)
        run.forward(self, mode: mode)
        body(run, columns)
      }
    }
  }
}

extension PassRun {
  /// A forward pass that neither moves statistics nor draws.
  ///
  /// - Parameter mode: any but `training`.
  func forward(_ network: Network<Scalar>, mode: Pass<Scalar>.Mode) {
    var values = network.values
    var random = RandomState(seed: 0)
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      forward(base, mode: mode, random: &random)
    }
  }
}
