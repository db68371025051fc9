import Numerics

/// The products of a dense layer on [features, samples] buffers: every inner loop runs along samples, which lie side by
/// side, so that it vectorises. Sums have a fixed order, so that the same bits come out on every machine.
enum DenseKernels {
  /// z = W x + b.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  static func forward<Scalar: Real>(
    _ layer: DenseLayer<Scalar>, _ x: UnsafeBufferPointer<Scalar>, samples: Int,
    into z: UnsafeMutableBufferPointer<Scalar>
  ) {
    let inputs = layer.inputs
    layer.weights.elements.withUnsafeBufferPointer { w in
      for unit in 0..<layer.units {
        let row = unit * samples
        let bias = layer.biases[unit]
        for s in 0..<samples { z[row &+ s] = bias }
        for input in 0..<inputs {
          let weight = w[unit * inputs + input]
          let from = input * samples
          for s in 0..<samples { z[row &+ s] += weight * x[from &+ s] }
        }
      }
    }
  }

  /// dW = δ xᵀ and db = δ 1, for δ = ∂loss/∂z.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  static func parameterGradients<Scalar: Real>(
    _ delta: UnsafeBufferPointer<Scalar>, _ x: UnsafeBufferPointer<Scalar>, samples: Int,
    into gradient: inout DenseLayer<Scalar>
  ) {
    let inputs = gradient.inputs
    for unit in 0..<gradient.units {
      let d = UnsafeBufferPointer(rebasing: delta[(unit * samples)..<((unit + 1) * samples)])
      gradient.biases[unit] = sum(d)
      for input in 0..<inputs {
        gradient.weights.elements[unit * inputs + input] = dot(
          d, UnsafeBufferPointer(rebasing: x[(input * samples)..<((input + 1) * samples)]))
      }
    }
  }

  /// ∂loss/∂x = Wᵀ δ.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  static func inputGradients<Scalar: Real>(
    _ layer: DenseLayer<Scalar>, _ delta: UnsafeBufferPointer<Scalar>, samples: Int,
    into result: UnsafeMutableBufferPointer<Scalar>
  ) {
    let inputs = layer.inputs
    layer.weights.elements.withUnsafeBufferPointer { w in
      for input in 0..<inputs {
        let row = input * samples
        for s in 0..<samples { result[row &+ s] = 0 }
        for unit in 0..<layer.units {
          let weight = w[unit * inputs + input]
          let from = unit * samples
          for s in 0..<samples { result[row &+ s] += weight * delta[from &+ s] }
        }
      }
    }
  }

  /// Σ aᵢ bᵢ in eight running sums, which a processor adds side by side.
  @inline(__always)
  static func dot<Scalar: Real>(
    _ a: UnsafeBufferPointer<Scalar>, _ b: UnsafeBufferPointer<Scalar>
  ) -> Scalar {
    var sums = SIMD16<Scalar>()
    let whole = a.count & ~15
    var i = 0
    while i < whole {
      let left = UnsafeRawPointer(a.baseAddress! + i).loadUnaligned(as: SIMD16<Scalar>.self)
      let right = UnsafeRawPointer(b.baseAddress! + i).loadUnaligned(as: SIMD16<Scalar>.self)
      sums += left * right
      i &+= 16
    }
    var total = sums.sum()
    while i < a.count {
      total += a[i] * b[i]
      i &+= 1
    }
    return total
  }

  @inline(__always)
  static func sum<Scalar: Real>(_ a: UnsafeBufferPointer<Scalar>) -> Scalar {
    var sums = SIMD16<Scalar>()
    let whole = a.count & ~15
    var i = 0
    while i < whole {
      sums += UnsafeRawPointer(a.baseAddress! + i).loadUnaligned(as: SIMD16<Scalar>.self)
      i &+= 16
    }
    var total = sums.sum()
    while i < a.count {
      total += a[i]
      i &+= 1
    }
    return total
  }
}
