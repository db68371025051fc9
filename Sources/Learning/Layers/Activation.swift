import Numerics

/// What a layer makes of its pre-activations.
public enum ActivationKind: String, Sendable, CaseIterable {
  case linear, sigmoid, tanh, relu

  /// The values an activation can take, where it is bounded.
  public var range: ClosedRange<Double>? {
    switch self {
    case .sigmoid: 0...1
    case .tanh: -1...1
    case .linear, .relu: nil
    }
  }
}

enum Activation {
  /// a = f(z), element by element.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  static func apply<Scalar: Real>(
    _ kind: ActivationKind, _ z: UnsafeBufferPointer<Scalar>,
    into a: UnsafeMutableBufferPointer<Scalar>
  ) {
    switch kind {
    case .linear: for i in z.indices { a[i] = z[i] }
    case .sigmoid: for i in z.indices { a[i] = Scalar.sigmoid(z[i]) }
    case .tanh: for i in z.indices { a[i] = Scalar.tanh(z[i]) }
    case .relu: for i in z.indices { a[i] = z[i] > 0 ? z[i] : 0 }
    }
  }

  /// δ ← δ · f′(z), with f′ taken from a = f(z).
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  static func multiplyByDerivative<Scalar: Real>(
    _ kind: ActivationKind, _ a: UnsafeBufferPointer<Scalar>,
    _ delta: UnsafeMutableBufferPointer<Scalar>
  ) {
    switch kind {
    case .linear: break
    case .sigmoid: for i in a.indices { delta[i] *= a[i] * (1 - a[i]) }
    case .tanh: for i in a.indices { delta[i] *= 1 - a[i] * a[i] }
    case .relu: for i in a.indices { delta[i] = a[i] > 0 ? delta[i] : 0 }
    }
  }
}
