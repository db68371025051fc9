import Learning
import Numerics
import Snapshots

extension TrainingSnapshot {
  /// The snapshot as its file holds it: tensors under PyTorch's names.
  func recorded(
    by evaluator: Evaluator<Scalar>, at position: SnapshotPosition, index: Int, configHash: String
  ) -> Snapshot {
    var tensors: [String: Tensor] = [:]
    for array in parameters {
      tensors[array.name] = Tensor(reals: array.values, shape: array.shape)
    }
    let gradients = evaluator.gradients(network)
    for array in gradients {
      tensors[array.name + ".grad"] = Tensor(reals: array.values, shape: array.shape)
    }
    let units = network.layers.map(\.units).reduce(0, +)
    let traces = evaluator.traces(network, samples: RecordedSamples.count(units: units))
    let kept = RecordedSamples.kept(units: units)
    for (index, trace) in traces.enumerated() {
      tensors["activations.\(index).z"] = trace.z.transposed(columns: kept).tensor
      tensors["activations.\(index).a"] = trace.a.transposed(columns: kept).tensor
    }
    tensors.merge(state.fileTensors) { _, new in new }
    tensors.merge(EpochHistory.tensors(history)) { _, new in new }
    let evaluation = evaluator.evaluate(network)
    tensors.merge(evaluation.confusions) { _, new in new }
    var metrics = evaluation.metrics
    metrics["learningRate"] = learningRate
    metrics.merge(
      LayerStatistics.all(network, traces: traces, gradients: gradients).metrics
    ) { first, _ in first }
    for update in updateRatios {
      metrics["\(update.name).\(MetricName.updateRatio)"] = update.ratio
    }
    return Snapshot(
      position, index: index, metrics: metrics, configHash: configHash, tensors: tensors)
  }
}

extension ResumeState {
  private static var prefix: String { "resume." }

  /// The tensors of a file that holds the state.
  var fileTensors: [String: Tensor] {
    var result: [String: Tensor] = [:]
    for array in tensors {
      result[Self.prefix + array.name] = Tensor(reals: array.values, shape: array.shape)
    }
    for array in integers {
      // Mostly the 32-bit state of random generators, which fits half the bytes.
      let short = array.values.compactMap { UInt32(exactly: $0) }
      result[Self.prefix + array.name] =
        short.count == array.values.count
        ? Tensor(short, shape: array.shape)
        : Tensor(array.values.map { Int($0) }, shape: array.shape)
    }
    for array in numbers {
      result[Self.prefix + array.name] = Tensor(array.values, shape: array.shape)
    }
    return result
  }

  /// What a snapshot holds for going on.
  init(_ snapshot: Snapshot) {
    self.init(tensors: [], integers: [], numbers: [])
    for (key, tensor) in snapshot.tensors where key.hasPrefix(Self.prefix) {
      let name = String(key.dropFirst(Self.prefix.count))
      if tensor.kind == .int64 || tensor.kind == .uint32, let values = tensor.integers {
        integers.append(
          NamedArray(name, shape: tensor.shape, values: values.map { Int64($0) }))
      } else if name.hasPrefix("optimizer.") {
        tensors.append(
          NamedArray(name, shape: tensor.shape, values: tensor.reals()))
      } else {
        numbers.append(NamedArray(name, shape: tensor.shape, values: tensor.doubles))
      }
    }
  }
}

extension Network {
  /// The network that a snapshot holds.
  init(_ snapshot: Snapshot, spec: NetworkSpec, input: [Int], path: String) throws {
    try self.init(spec.layers, input: input)
    // One after the other, so that no second copy of all parameters is alive.
    for slot in slots {
      let tensor = try snapshot.tensor(slot.name, shape: slot.shape, path: path)
      guard tensor.isFinite else { throw SnapshotError.notFinite(slot.name, path) }
      try restore(NamedArray(slot.name, shape: slot.shape, values: tensor.reals()))
    }
  }
}

extension Matrix {
  fileprivate var tensor: Tensor { Tensor(reals: elements, shape: [rows, columns]) }
}
