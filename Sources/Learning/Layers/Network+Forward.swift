import Numerics

extension Network {
  /// Pre-activations and activations of a layer, both [units, samples].
  ///
  /// Of dropout both are what passes it at inference, its input.
  public struct Trace: Sendable, Equatable {
    public let z: Matrix<Scalar>
    public let a: Matrix<Scalar>
  }

  /// All layers' values on inputs given as [features, samples], as at inference; in memory that grows with samples and
  /// units.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(_ inputs: Matrix<Scalar>) -> [Trace] {
    var pass = Pass(self, capacity: inputs.columns, keeping: .values)
    return pass.run(samples: inputs.columns) { run in
      run.inputs.fill(inputs, columns: 0..<inputs.columns)
      run.forward(self, mode: .inference, depth: layers.count)
      return layers.indices.map { Trace(z: run.z($0).matrix, a: run.a($0).matrix) }
    }
  }

  /// The outputs, [outputs, samples], for inputs given as [features, samples]; in little memory for any number of them.
  public func predict(_ inputs: Matrix<Scalar>) -> Matrix<Scalar> { outputs(inputs).a }

  /// The outputs, [outputs, samples], for samples given as [samples, features]; in little memory for any number of them.
  public func predict(_ samples: SampleValues, workers: Workers = .one) -> Matrix<Scalar> {
    outputs(PassInputs<Scalar>(samples), workers).a
  }

  /// Pre-activations and activations of the last layer, both [outputs, samples], for inputs given as [features, samples]; in
  /// little memory for any number of them.
  public func outputs(_ inputs: Matrix<Scalar>) -> Trace { outputs(PassInputs(inputs)) }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func outputs(_ inputs: PassInputs<Scalar>, _ workers: Workers = .one) -> Trace {
    var z = Matrix<Scalar>(rows: outputCount, columns: inputs.columns)
    var a = z
    forEachBatch(inputs, workers: workers) { run, columns in
      run.z(layers.count - 1).copy(into: &z, columns: columns)
      run.output.copy(into: &a, columns: columns)
    }
    return Trace(z: z, a: a)
  }

  /// Calls `body` with the pre-activations and activations of the layer that is the `depth`th, [units, samples] of some
  /// hundred samples after the other, and with where these are among the inputs, given as [features, samples].
  ///
  /// - Precondition: `depth` is in 1...layers.count.
  public func forEachTrace(
    of inputs: Matrix<Scalar>, depth: Int, _ body: (Trace, Range<Int>) -> Void
  ) {
    forEachTrace(of: PassInputs(inputs), depth: depth, body)
  }

  /// The same for samples given as [samples, features].
  public func forEachTrace(
    of samples: SampleValues, depth: Int, _ body: (Trace, Range<Int>) -> Void
  ) {
    forEachTrace(of: PassInputs<Scalar>(samples), depth: depth, body)
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func forEachTrace(
    of inputs: PassInputs<Scalar>, depth: Int, _ body: (Trace, Range<Int>) -> Void
  ) {
    forEachBatch(inputs, keeping: .outputs(depth: depth)) { run, columns in
      body(Trace(z: run.z(depth - 1).matrix, a: run.a(depth - 1).matrix), columns)
    }
  }

  /// Runs inputs through the network, some at a time.
  ///
  /// - Parameters:
  ///   - kept: what `body` reads; `nil` for the last layer.
  ///   - mode: any but `training`, in which a pass moves statistics.
  ///   - size: samples at a time; `nil` for some hundred.
  ///   - running: whether they have gone through when `body` is called; else it finds them in `inputs` alone.
  func forEachBatch(
    _ inputs: PassInputs<Scalar>, keeping kept: PassLayout.Kept? = nil,
    mode: PassMode<Scalar> = .inference, size: Int? = nil, running: Bool = true,
    workers: Workers = .one, _ body: (PassRun<Scalar>, Range<Int>) -> Void
  ) {
    let kept = kept ?? .outputs(depth: layers.count)
    let depth = if case .outputs(let depth) = kept { depth } else { layers.count }
    let size = min(inputs.columns, size ?? batchSize(keeping: kept))
    let fixed = kept == .gradients ? fixedLayerCount : 0
    var pass = Pass(self, capacity: size, keeping: kept, fixed: fixed, workers: workers)
    for start in stride(from: 0, to: inputs.columns, by: max(size, 1)) {
      let columns = start..<min(start + size, inputs.columns)
      pass.run(samples: columns.count) { run in
        inputs.fill(run.inputs, columns)
        if running { run.forward(self, mode: mode, depth: depth) }
        body(run, columns)
      }
    }
  }

  /// As many samples as are fast at a time, fewer where the layers that are alive hold more than some million numbers.
  private func batchSize(keeping kept: PassLayout.Kept) -> Int {
    let units = layers.map(\.units)
    let alive =
      if case .outputs = kept { 2 * (units.max() ?? 1) } else { 3 * units.reduce(0, +) }
    return min(512, max(16, 2_000_000 / max(alive, 1) & ~15))
  }
}

extension Panel {
  /// Puts the numbers without padding into columns of a matrix of as many rows.
  fileprivate func copy(into matrix: inout Matrix<Scalar>, columns: Range<Int>) {
    for i in 0..<rows {
      let from = row(i)
      let start = i * matrix.columns + columns.lowerBound
      for s in 0..<columns.count { matrix.elements[start + s] = from[s] }
    }
  }
}

extension PassRun {
  /// A forward pass that neither moves statistics nor draws.
  ///
  /// - Parameter mode: any but `training`.
  func forward(_ network: Network<Scalar>, mode: PassMode<Scalar>, depth: Int) {
    network.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      forward(base, mode: mode, depth: depth)
    }
  }
}
