/// Activations and their derivatives, element by element, without branches.

enum Activations<T: KernelReal> {
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// a = f(z). `a` may be `z`.
  @inline(__always)
  static func apply(_ kind: ElementwiseActivation, _ z: Source, into a: Target, count: Int) {
    switch kind {
    case .linear: for i in 0..<count { a[i] = z[i] }
    case .sigmoid: for i in 0..<count { a[i] = T.sigmoid(z[i]) }
    case .tanh: for i in 0..<count { a[i] = T.tanh(z[i]) }
    // Comparisons are such that a NaN stays one.
    case .relu: for i in 0..<count { a[i] = z[i] < 0 ? 0 : z[i] }
    case .leakyRelu: for i in 0..<count { a[i] = z[i] < 0 ? z[i] * slope : z[i] }
    case .elu:
      for i in 0..<count {
        let e = T.expm1(z[i] > 0 ? 0 : z[i])
        a[i] = z[i] > 0 ? z[i] : e
      }
    case .gelu: for i in 0..<count { a[i] = z[i] * normalShare(z[i]) }
    case .softplus: for i in 0..<count { a[i] = T.softplus(z[i]) }
    case .silu: for i in 0..<count { a[i] = z[i] * T.sigmoid(z[i]) }
    }
  }

  /// δ ← δ · f′(z), with a = f(z).
  @inline(__always)
  static func multiplyByDerivative(
    _ kind: ElementwiseActivation, z: Source, a: Source, _ delta: Target, count: Int
  ) {
    switch kind {
    case .linear: break
    case .sigmoid: for i in 0..<count { delta[i] *= a[i] * (1 - a[i]) }
    case .tanh: for i in 0..<count { delta[i] *= (1 - a[i]) * (1 + a[i]) }
    case .relu: for i in 0..<count { delta[i] = a[i] > 0 ? delta[i] : 0 }
    case .leakyRelu: for i in 0..<count { delta[i] *= a[i] > 0 ? 1 : slope }
    case .elu: for i in 0..<count { delta[i] *= T.exp(z[i] > 0 ? 0 : z[i]) }
    case .gelu:
      // Φ(z) + z φ(z).
      for i in 0..<count {
        let density = T.exp(z[i] * z[i] * -0.5) * 0.398_942_280_401_432_68
        delta[i] *= normalShare(z[i]) + z[i] * density
      }
    case .softplus: for i in 0..<count { delta[i] *= T.sigmoid(z[i]) }
    case .silu:
      for i in 0..<count {
        let p = T.sigmoid(z[i])
        delta[i] *= p + z[i] * (p * (1 - p))
      }
    }
  }

  /// Of leaky ReLU below 0.
  @inline(__always)
  private static var slope: T { 0.01 }

  /// Φ(z), the share of a standard normal distribution below z.
  @inline(__always)
  private static func normalShare(_ z: T) -> T {
    (1 + T.erf(z * 0.707_106_781_186_547_52)) * 0.5
  }
}
