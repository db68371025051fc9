import Kernels

/// Updates of parameters along their gradients, element by element. The formulas are those of PyTorch, but for what is remembered of
/// gradients that stay 0: it becomes 0 when it is no longer normal. Else it would never do, since 0.9 times the smallest number is
/// rounded to that number, and processors take several times as long for such numbers.
enum Updates<T: KernelReal> {
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  @inline(__always)
  static func descend(_ p: Target, _ g: Source, rate: T, count: Int) {
    for i in 0..<count { p[i] -= rate * g[i] }
  }

  @inline(__always)
  static func momentum(
    _ p: Target, _ g: Source, _ v: Target, rate: T, momentum: T, looksAhead: Bool, count: Int
  ) {
    if looksAhead {
      for i in 0..<count {
        let velocity = flushed(momentum * v[i] + g[i])
        v[i] = velocity
        p[i] -= rate * (g[i] + momentum * velocity)
      }
    } else {
      for i in 0..<count {
        let velocity = flushed(momentum * v[i] + g[i])
        v[i] = velocity
        p[i] -= rate * velocity
      }
    }
  }

  @inline(__always)
  static func scaled(
    _ p: Target, _ g: Source, _ s: Target, rate: T, keep: T, add: T, epsilon: T, count: Int
  ) {
    for i in 0..<count {
      let square = flushed(keep * s[i] + add * (g[i] * g[i]))
      s[i] = square
      p[i] -= rate * (g[i] / (square.squareRoot() + epsilon))
    }
  }

  @inline(__always)
  static func adam(
    _ p: Target, _ g: Source, _ m: Target, _ v: Target, rate: T, beta1: T, alpha1: T,
    beta2: T, alpha2: T, rootCorrection: T, epsilon: T, count: Int
  ) {
    for i in 0..<count {
      let mean = flushed(beta1 * m[i] + alpha1 * g[i])
      let square = flushed(beta2 * v[i] + alpha2 * (g[i] * g[i]))
      m[i] = mean
      v[i] = square
      p[i] -= rate * (mean / (square.squareRoot() * rootCorrection + epsilon))
    }
  }

  @inline(__always)
  static func scale(_ p: Target, by factor: T, count: Int) {
    for i in 0..<count { p[i] *= factor }
  }

  @inline(__always)
  private static func flushed(_ x: T) -> T { abs(x) < T.leastNormalMagnitude ? 0 : x }
}
