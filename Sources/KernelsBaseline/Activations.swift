import Kernels

/// Activations and their derivatives, element by element, without branches.

enum Activations<Lanes: KernelLanes> {
  typealias T = Lanes.Scalar
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// a = f(z). `a` may be `z`.
  @inline(__always)
  static func apply(_ kind: ElementwiseActivation, _ z: Source, into a: Target, count: Int) {
    // Comparisons are such that a NaN stays one.
    switch kind {
    case .linear: map(z, into: a, count) { $0 }
    case .sigmoid: map(z, into: a, count) { T.sigmoid($0) }
    case .tanh: map(z, into: a, count) { T.tanh($0) }
    case .relu: mapLanes(z, into: a, count) { $0.replacing(with: .zero, whereNegative: $0) }
    case .leakyRelu(let slope):
      let slope = T(slope)
      mapLanes(z, into: a, count) { $0.replacing(with: $0 * slope, whereNegative: $0) }
    case .elu(let alpha):
      let alpha = T(alpha)
      map(z, into: a, count) { z in
        let e = alpha * T.expm1(z > 0 ? 0 : z)
        return z > 0 ? z : e
      }
    case .gelu: map(z, into: a, count) { $0 * normalShare($0) }
    case .softplus: map(z, into: a, count) { T.softplus($0) }
    case .silu: map(z, into: a, count) { $0 * T.sigmoid($0) }
    case .clamped(let low, let high):
      let (low, high) = (Lanes(repeating: T(low)), Lanes(repeating: T(high)))
      mapLanes(z, into: a, count) { z in
        z.replacing(with: low, whereNegative: z - low)
          .replacing(with: high, whereNegative: high - z)
      }
    }
  }

  /// For comparisons, which a compiler would rather branch over. What lies behind the numbers is read too where they do not
  /// fill the last register.
  @inline(__always)
  private static func mapLanes(
    _ z: Source, into a: Target, _ count: Int, _ f: (Lanes) -> Lanes
  ) {
    var i = 0
    while i &+ Lanes.scalarCount <= count {
      f(.load(z + i)).store(a + i)
      i &+= Lanes.scalarCount
    }
    if i < count { f(.load(z + i)).store(a + i, first: count &- i) }
  }

  @inline(__always)
  private static func scaleLanes(
    _ a: Source, _ delta: Target, _ count: Int, _ f: (Lanes, Lanes) -> Lanes
  ) {
    var i = 0
    while i &+ Lanes.scalarCount <= count {
      f(.load(a + i), .load(delta + i)).store(delta + i)
      i &+= Lanes.scalarCount
    }
    if i < count { f(.load(a + i), .load(delta + i)).store(delta + i, first: count &- i) }
  }

  @inline(__always)
  private static func map(_ z: Source, into a: Target, _ count: Int, _ f: (T) -> T) {
    // A loop over two pointers is vectorised for memory that does not overlap; in place there must be one pointer.
    if z == UnsafePointer(a) {
      for i in 0..<count { a[i] = f(a[i]) }
    } else {
      for i in 0..<count { a[i] = f(z[i]) }
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
    case .relu:
      scaleLanes(a, delta, count) { $1.replacing(with: .zero, whereNotPositive: $0) }
    case .leakyRelu(let slope):
      // The activation has the sign of z, or is 0 below it.
      let slope = T(slope)
      scaleLanes(a, delta, count) { $1.replacing(with: $1 * slope, whereNotPositive: $0) }
    case .elu(let alpha):
      let alpha = T(alpha)
      for i in 0..<count {
        let slope = alpha * T.exp(z[i] > 0 ? 0 : z[i])
        delta[i] *= z[i] > 0 ? 1 : slope
      }
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
    case .clamped(let low, let high):
      let (low, high) = (Lanes(repeating: T(low)), Lanes(repeating: T(high)))
      scaleLanes(a, delta, count) { a, delta in
        delta.replacing(with: .zero, whereNotPositive: a - low)
          .replacing(with: .zero, whereNotPositive: high - a)
      }
    }
  }

  /// Φ(z), the share of a standard normal distribution below z.
  @inline(__always)
  private static func normalShare(_ z: T) -> T {
    (1 + T.erf(z * 0.707_106_781_186_547_52)) * 0.5
  }
}
