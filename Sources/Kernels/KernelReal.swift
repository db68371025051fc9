/// The numbers that kernels compute with.
public protocol KernelReal: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  /// The largest x for which exp(±x) is a normal number.
  static var largestExponent: Self { get }
  /// exp(x) = scale · (even + odd) / (even − odd), for |x| ≤ `largestExponent`, without a branch, so that loops over it
  /// vectorise. As a fraction, since what is made of it can often do with a single division.
  static func exponential(_ x: Self) -> (scale: Self, even: Self, odd: Self)
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
    let (scale, even, odd) = exponential(clamped(x, largestExponent))
    return scale * (2 * odd / (even - odd)) + scale
  }

  /// exp x − 1 without cancellation near 0.
  @inlinable @inline(__always)
  public static func expm1(_ x: Self) -> Self {
    let (scale, even, odd) = exponential(clamped(x, largestExponent))
    return scale * (2 * odd / (even - odd)) + (scale - 1)
  }

  /// log(1 + x) for 0 ≤ x ≤ 1: the logarithm of the rounded sum, and the part that rounding took.
  @inlinable @inline(__always)
  public static func log1p(_ x: Self) -> Self {
    let sum = 1 + x
    return logarithm(sum) + (x - (sum - 1)) / sum
  }

  /// tanh x = (exp(2x) − 1) / (exp(2x) + 1), both multiplied by even − odd and sorted so that nothing cancels near 0;
  /// ±1 from |x| = 20 on.
  @inlinable @inline(__always)
  public static func tanh(_ x: Self) -> Self {
    let (scale, even, odd) = exponential(clamped(2 * x, 40))
    let (less, more) = (scale - 1, scale + 1)
    return (less * even + more * odd) / (more * even + less * odd)
  }

  /// 1 / (1 + exp(−x)) = exp x / (exp x + 1), both multiplied by even − odd.
  @inlinable @inline(__always)
  public static func sigmoid(_ x: Self) -> Self {
    let (scale, even, odd) = exponential(clamped(x, largestExponent))
    let part = scale * (even + odd)
    return part / (part + (even - odd))
  }

  /// log(1 + exp x) = max(x, 0) + log(1 + exp(−|x|)).
  @inlinable @inline(__always)
  public static func softplus(_ x: Self) -> Self { (x < 0 ? 0 : x) + log1p(exp(-abs(x))) }
}
