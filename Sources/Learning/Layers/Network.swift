import Numerics

/// A feed-forward network: layers as plain values.
public struct Network<Scalar: Real>: Sendable, Equatable {
  public var layers: [DenseLayer<Scalar>]

  /// - Precondition: at least one layer, each with as many inputs as the one before has units.
  public init(layers: [DenseLayer<Scalar>]) {
    precondition(
      !layers.isEmpty && zip(layers, layers.dropFirst()).allSatisfy { $0.units == $1.inputs })
    self.layers = layers
  }

  /// A network with fresh weights, drawn layer after layer, row after row, as NumPy's `randn(units, inputs)`.
  public init(_ spec: NetworkSpec, inputCount: Int, random: inout RandomState) {
    var inputs = inputCount
    var layers: [DenseLayer<Scalar>] = []
    for layer in spec.layers {
      var weights = Matrix<Scalar>(rows: layer.units, columns: inputs)
      if spec.initializer.kind == .normal {
        for i in weights.elements.indices {
          weights.elements[i] = Scalar(random.gaussian() * spec.initializer.standardDeviation)
        }
      }
      layers.append(
        DenseLayer(
          weights: weights, biases: [Scalar](repeating: 0, count: layer.units),
          activation: layer.activation))
      inputs = layer.units
    }
    self.layers = layers
  }

  public var inputCount: Int { layers[0].inputs }
  public var outputCount: Int { layers[layers.count - 1].units }
  public var parameterCount: Int { layers.map { ($0.inputs + 1) * $0.units }.reduce(0, +) }

  /// Pre-activations and activations of a layer, both [units, samples].
  public struct Trace: Sendable, Equatable {
    public var z: Matrix<Scalar>
    public var a: Matrix<Scalar>
  }

  /// All layers' values on inputs given as [features, samples].
  public func forward(_ inputs: Matrix<Scalar>) -> [Trace] {
    precondition(inputs.rows == inputCount)
    var traces: [Trace] = []
    for layer in layers {
      let source = traces.last?.a ?? inputs
      var z = Matrix<Scalar>(rows: layer.units, columns: source.columns)
      var a = z
      source.elements.withUnsafeBufferPointer { x in
        z.elements.withUnsafeMutableBufferPointer { z in
          DenseKernels.forward(layer, x, samples: source.columns, into: z)
          a.elements.withUnsafeMutableBufferPointer { a in
            Activation.apply(layer.activation, UnsafeBufferPointer(z), into: a)
          }
        }
      }
      traces.append(Trace(z: z, a: a))
    }
    return traces
  }
}
