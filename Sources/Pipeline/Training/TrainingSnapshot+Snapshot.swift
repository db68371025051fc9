import Learning
import Numerics
import Snapshots

extension TrainingSnapshot {
  /// The samples whose activations are kept: enough to draw, without growing with the data.
  static var recordedSamples: Int { 2000 }

  /// The snapshot as its file holds it: tensors under PyTorch's names.
  func recorded(configHash: String) -> Snapshot {
    var tensors: [String: Tensor] = [:]
    for (index, layer) in network.layers.enumerated() {
      let gradient = gradients[index]
      tensors["layers.\(index).weight"] = layer.weights.tensor
      tensors["layers.\(index).bias"] = .vector(layer.biases)
      tensors["layers.\(index).weight.grad"] = gradient.weights.tensor
      tensors["layers.\(index).bias.grad"] = .vector(gradient.biases)
      tensors["activations.\(index).z"] = traces[index].z.firstColumns(Self.recordedSamples).tensor
      tensors["activations.\(index).a"] = traces[index].a.firstColumns(Self.recordedSamples).tensor
    }
    var metrics = ["loss": loss]
    metrics["testLoss"] = testLoss
    metrics["accuracy"] = self.metrics?.accuracy
    metrics["f1"] = self.metrics?.f1
    metrics["testAccuracy"] = testMetrics?.accuracy
    metrics["testF1"] = testMetrics?.f1
    return Snapshot(epoch: epoch, metrics: metrics, configHash: configHash, tensors: tensors)
  }
}

extension Network {
  /// The network that a snapshot holds.
  init(_ snapshot: Snapshot, spec: NetworkSpec, inputCount: Int, path: String) throws(SnapshotError)
  {
    var layers: [DenseLayer<Scalar>] = []
    var inputs = inputCount
    for (index, layer) in spec.layers.enumerated() {
      let weights = try snapshot.tensor(
        "layers.\(index).weight", shape: [layer.units, inputs], path: path)
      let biases = try snapshot.tensor("layers.\(index).bias", shape: [layer.units], path: path)
      layers.append(
        DenseLayer(
          weights: Matrix(
            rows: layer.units, columns: inputs, elements: weights.doubles.map { Scalar($0) }),
          biases: biases.doubles.map { Scalar($0) }, activation: layer.activation))
      inputs = layer.units
    }
    self.init(layers: layers)
  }
}

extension Matrix {
  fileprivate var tensor: Tensor { .real(elements, shape: [rows, columns]) }

  /// [units, samples] as [samples, units], of the first so many samples.
  fileprivate func firstColumns(_ count: Int) -> Matrix {
    let samples = min(count, columns)
    var result = Matrix(rows: samples, columns: rows)
    for s in 0..<samples {
      for unit in 0..<rows { result[s, unit] = self[unit, s] }
    }
    return result
  }
}

extension Tensor {
  fileprivate static func vector<Scalar: Real>(_ values: [Scalar]) -> Tensor {
    real(values, shape: [values.count])
  }

  fileprivate static func real<Scalar: Real>(_ values: [Scalar], shape: [Int]) -> Tensor {
    if let floats = values as? [Float] { return Tensor(floats, shape: shape) }
    return Tensor(values.map { Double($0) }, shape: shape)
  }
}
