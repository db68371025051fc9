import Glibc

/// The numbers that networks compute with: `Float` to train fast, `Double` to check.
public protocol Real: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  /// The natural logarithm, by the system's library.
  static func log(_ x: Self) -> Self
  /// exp(x) − 1 for |x| ≤ 80, without a branch, so that loops over it vectorise.
  static func boundedExpm1(_ x: Self) -> Self
}

extension Real {
  /// tanh x without cancellation near 0: e / (e + 2) with e = exp(2x) − 1. A NaN stays one.
  @inlinable @inline(__always)
  public static func tanh(_ x: Self) -> Self {
    let e = boundedExpm1(clamped(2 * x, 44))
    return e / (e + 2)
  }

  /// 1 / (1 + exp(−x)). A NaN stays one.
  @inlinable @inline(__always)
  public static func sigmoid(_ x: Self) -> Self {
    1 / (2 + boundedExpm1(clamped(-x, 80)))
  }

  /// `x` kept in −limit...limit; a NaN stays one.
  @inlinable @inline(__always)
  public static func clamped(_ x: Self, _ limit: Self) -> Self {
    let low = x < -limit ? -limit : x
    return low > limit ? limit : low
  }
}

extension Float: Real {
  public static func log(_ x: Float) -> Float { logf(x) }

  /// x = n·ln 2 + r with |r| ≤ ln 2 / 2; exp(r) − 1 by its series to r⁷, a relative error below 2⁻²³.
  @inlinable @inline(__always)
  public static func boundedExpm1(_ x: Float) -> Float {
    // Adding 1.5 · 2²³ rounds to a whole number and leaves it in the low bits.
    let shifted = x * 1.442_695_04 + 12_582_912
    let n = shifted - 12_582_912
    let r = (x - n * 0.693_359_375) - n * -2.121_944_4e-4
    var q = r * 1.984_127e-4 + 1.388_888_9e-3
    q = q * r + 8.333_334e-3
    q = q * r + 4.166_666_8e-2
    q = q * r + 0.166_666_67
    q = q * r + 0.5
    let p = q * r * r + r
    let scale = Float(bitPattern: (shifted.bitPattern &- 0x4B3F_FF81) &<< 23)
    return scale * p + (scale - 1)
  }
}

extension Double: Real {
  public static func log(_ x: Double) -> Double { Glibc.log(x) }

  /// As for `Float`, by the series to r¹³, a relative error of about 2⁻⁵².
  @inlinable @inline(__always)
  public static func boundedExpm1(_ x: Double) -> Double {
    let shifted = x * 1.442_695_040_888_963_4 + 6_755_399_441_055_744
    let n = shifted - 6_755_399_441_055_744
    let r = (x - n * 0.693_147_180_369_123_816_49) - n * 1.908_214_929_270_587_7e-10
    var q = r * 1.605_904_383_682_161_4e-10 + 2.087_675_698_786_81e-9
    q = q * r + 2.505_210_838_544_172e-8
    q = q * r + 2.755_731_922_398_589e-7
    q = q * r + 2.755_731_922_398_589_3e-6
    q = q * r + 2.480_158_730_158_73e-5
    q = q * r + 1.984_126_984_126_984_1e-4
    q = q * r + 1.388_888_888_888_888_9e-3
    q = q * r + 8.333_333_333_333_333e-3
    q = q * r + 4.166_666_666_666_666_4e-2
    q = q * r + 0.166_666_666_666_666_66
    q = q * r + 0.5
    let p = q * r * r + r
    let scale = Double(bitPattern: (shifted.bitPattern &- 0x4337_FFFF_FFFF_FC01) &<< 52)
    return scale * p + (scale - 1)
  }
}
