import CLibrary

extension Float: KernelReal {
  @inlinable @inline(__always)
  public static var largestExponent: Float { 87.3 }

  /// x = n·ln 2 + r with |r| ≤ ln 2 / 2; scale = 2ⁿ, and exp r = (even + odd) / (even − odd) by the approximant of
  /// degree 3 (H. Padé, 1892), a relative error of 2⁻²⁷, with numbers around 2 so that a large scale does not overflow.
  @inlinable @inline(__always)
  public static func exponential(_ x: Float) -> (scale: Float, even: Float, odd: Float) {
    // Adding 1.5 · 2²³ rounds to a whole number and leaves it in the low bits.
    let shifted = x * 1.442_695_04 + 12_582_912
    let n = shifted - 12_582_912
    // ln 2 in two parts, the first of so few bits that n times it is exact.
    let r = (x - n * 0.693_359_375) - n * -2.121_944_4e-4
    let s = r * r
    let even = s * (1 / 5) + 2
    let odd = s * (1 / 60) + 1
    return (Float(bitPattern: (shifted.bitPattern &- 0x4B3F_FF81) &<< 23), even, odd * r)
  }

  /// x = 2ᵏ·m with m in √½...√2; log m = 2 artanh s, s = (m − 1) / (m + 1), by its series to s⁹.
  @inlinable @inline(__always)
  public static func logarithm(_ x: Float) -> Float {
    // From the bits of √½ on, so that m lies around 1 and log m does not cancel against k ln 2.
    let bits = x.bitPattern &- 0x3F35_04F3
    let k = Float(Int32(bitPattern: bits) &>> 23)
    let m = Float(bitPattern: (bits & 0x007F_FFFF) &+ 0x3F35_04F3)
    let s = (m - 1) / (m + 1)
    let s2 = s * s
    var q = s2 * 0.111_111_11 + 0.142_857_15
    q = q * s2 + 0.2
    q = q * s2 + 0.333_333_34
    return k * 0.693_359_375 + (2 * s + (2 * s * s2 * q + k * -2.121_944_4e-4))
  }

  @inlinable @inline(__always)
  public static func erf(_ x: Float) -> Float { Float(CLibrary.erf(Double(x))) }
}
