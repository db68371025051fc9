/// The numbers that kernels compute with.
public protocol KernelReal: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  /// The largest x for which exp(±x) is a normal number.
  static var largestExponent: Self { get }
  /// exp(x) = scale · (1 + p), for |x| ≤ `largestExponent`, without a branch, so that loops over it vectorise.
  static func exponential(_ x: Self) -> (scale: Self, p: Self)
  /// The natural logarithm of a positive normal number, without a branch.
  static func logarithm(_ x: Self) -> Self
  /// The error function, by the system's library.
  static func erf(_ x: Self) -> Self
}

extension KernelReal {
  /// `x` kept in −limit...limit; a NaN stays one.
  @inlinable @inline(__always)
  public static func clamped(_ x: Self, _ limit: Self) -> Self {
    let low = x < -limit ? -limit : x
    return low > limit ? limit : low
  }

  /// exp x, held within the normal numbers: 2.2e-308 (Double) where it would underflow, 1.8e308 where it would overflow.
  @inlinable @inline(__always)
  public static func exp(_ x: Self) -> Self {
    let (scale, p) = exponential(clamped(x, largestExponent))
    return scale * p + scale
  }

  /// exp x − 1 without cancellation near 0.
  @inlinable @inline(__always)
  public static func expm1(_ x: Self) -> Self {
    let (scale, p) = exponential(clamped(x, largestExponent))
    return scale * p + (scale - 1)
  }

  /// log(1 + x) for 0 ≤ x ≤ 1: the logarithm of the rounded sum, and the part that rounding took.
  @inlinable @inline(__always)
  public static func log1p(_ x: Self) -> Self {
    let sum = 1 + x
    return logarithm(sum) + (x - (sum - 1)) / sum
  }

  /// tanh x without cancellation near 0: e / (e + 2) with e = exp(2x) − 1, which is ±1 from |x| = 20 on.
  @inlinable @inline(__always)
  public static func tanh(_ x: Self) -> Self {
    let e = expm1(clamped(2 * x, 40))
    return e / (e + 2)
  }

  /// 1 / (1 + exp(−x)).
  @inlinable @inline(__always)
  public static func sigmoid(_ x: Self) -> Self { 1 / (1 + exp(-x)) }

  /// log(1 + exp x) = max(x, 0) + log(1 + exp(−|x|)).
  @inlinable @inline(__always)
  public static func softplus(_ x: Self) -> Self { (x < 0 ? 0 : x) + log1p(exp(-abs(x))) }
}
