import Numerics

/// Forward and backward over one batch, again and again in the same buffers.
struct BatchPass<Scalar: Real> {
  private let samples: Int
  /// [features, samples]
  private let inputs: [Scalar]
  private let targets: [Scalar]
  private var z: [[Scalar]]
  private var a: [[Scalar]]
  private var deltas: [[Scalar]]
  private(set) var gradients: [DenseLayer<Scalar>]

  init(_ network: Network<Scalar>, _ data: Dataset) {
    samples = data.count
    inputs = data.inputs.converted(to: Scalar.self).transposed.elements
    targets = data.labels.map { Scalar($0) }
    z = network.layers.map { [Scalar](repeating: 0, count: $0.units * data.count) }
    a = z
    deltas = z
    gradients = network.layers
  }

  /// Epochs `from` + 1 to `to` of gradient descent.
  ///
  /// - Returns: the first epoch after which a parameter was not finite, or `nil`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  mutating func descend(
    _ network: inout Network<Scalar>, from: Int, to: Int, rate: Scalar
  ) -> Int? {
    for epoch in from..<to {
      differentiate(network)
      var sum: Scalar = 0
      for l in network.layers.indices {
        for i in network.layers[l].weights.elements.indices {
          network.layers[l].weights.elements[i] -= rate * gradients[l].weights.elements[i]
          sum += network.layers[l].weights.elements[i]
        }
        for i in network.layers[l].biases.indices {
          network.layers[l].biases[i] -= rate * gradients[l].biases[i]
          sum += network.layers[l].biases[i]
        }
      }
      if !sum.isFinite { return epoch + 1 }
    }
    return nil
  }

  /// Gradients of the mean loss at the network's parameters. O(samples × parameters).
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  mutating func differentiate(_ network: Network<Scalar>) {
    let last = network.layers.count - 1
    forward(network)
    // For a sigmoid output under cross-entropy, ∂loss/∂z is simply p − y.
    let share = 1 / Scalar(samples)
    let count = samples
    deltas[last].withUnsafeMutableBufferPointer { delta in
      a[last].withUnsafeBufferPointer { a in
        targets.withUnsafeBufferPointer { y in
          for s in 0..<count { delta[s] = (a[s] - y[s]) * share }
        }
      }
    }
    for l in stride(from: last, through: 0, by: -1) {
      deltas[l].withUnsafeBufferPointer { delta in
        (l > 0 ? a[l - 1] : inputs).withUnsafeBufferPointer { x in
          DenseKernels.parameterGradients(delta, x, samples: samples, into: &gradients[l])
        }
      }
      guard l > 0 else { break }
      let layer = network.layers[l]
      let below = network.layers[l - 1].activation
      let delta = deltas[l]
      deltas[l - 1].withUnsafeMutableBufferPointer { result in
        delta.withUnsafeBufferPointer { delta in
          DenseKernels.inputGradients(layer, delta, samples: samples, into: result)
        }
        a[l - 1].withUnsafeBufferPointer { a in
          Activation.multiplyByDerivative(below, a, result)
        }
      }
    }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private mutating func forward(_ network: Network<Scalar>) {
    for l in network.layers.indices {
      let layer = network.layers[l]
      z[l].withUnsafeMutableBufferPointer { z in
        (l > 0 ? a[l - 1] : inputs).withUnsafeBufferPointer { x in
          DenseKernels.forward(layer, x, samples: samples, into: z)
        }
      }
      a[l].withUnsafeMutableBufferPointer { a in
        z[l].withUnsafeBufferPointer { z in Activation.apply(layer.activation, z, into: a) }
      }
    }
  }

  /// The values of the last forward pass.
  func traces(_ network: Network<Scalar>) -> [Network<Scalar>.Trace] {
    network.layers.indices.map { l in
      let units = network.layers[l].units
      return Network<Scalar>.Trace(
        z: Matrix(rows: units, columns: samples, elements: z[l]),
        a: Matrix(rows: units, columns: samples, elements: a[l]))
    }
  }
}
