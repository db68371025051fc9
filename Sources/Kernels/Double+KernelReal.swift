import CLibrary

extension Double: KernelReal {
  @inlinable @inline(__always)
  public static var largestExponent: Double { 708 }

  /// As for `Float`, by the approximant of degree 6, a relative error of 2⁻⁶².
  @inlinable @inline(__always)
  public static func exponential(_ x: Double) -> (scale: Double, even: Double, odd: Double) {
    let shifted = x * 1.442_695_040_888_963_4 + 6_755_399_441_055_744
    let n = shifted - 6_755_399_441_055_744
    let r = (x - n * 0.693_147_180_369_123_816_49) - n * 1.908_214_929_270_587_7e-10
    let s = r * r
    var even = s * (1 / 332_640) + (1 / 396)
    even = (even * s + (5 / 22)) * s + 2
    let odd = (s * (1 / 7920) + (1 / 33)) * s + 1
    return (Double(bitPattern: (shifted.bitPattern &- 0x4337_FFFF_FFFF_FC01) &<< 52), even, odd * r)
  }

  /// As for `Float`, by the series to s²³.
  @inlinable @inline(__always)
  public static func logarithm(_ x: Double) -> Double {
    let bits = x.bitPattern &- 0x3FE6_A09E_667F_3BCD
    // Of the 64-bit exponent the low half suffices, and 32-bit numbers convert in every instruction set.
    let k = Double(Int32(truncatingIfNeeded: Int64(bitPattern: bits) &>> 52))
    let m = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD)
    let s = (m - 1) / (m + 1)
    let s2 = s * s
    var q = s2 * 4.347_826_086_956_521_6e-2 + 4.761_904_761_904_761_6e-2
    q = q * s2 + 5.263_157_894_736_842e-2
    q = q * s2 + 5.882_352_941_176_470_5e-2
    q = q * s2 + 6.666_666_666_666_667e-2
    q = q * s2 + 7.692_307_692_307_693e-2
    q = q * s2 + 9.090_909_090_909_091e-2
    q = q * s2 + 0.111_111_111_111_111_11
    q = q * s2 + 0.142_857_142_857_142_85
    q = q * s2 + 0.2
    q = q * s2 + 0.333_333_333_333_333_33
    return k * 0.693_147_180_369_123_816_49
      + (2 * s + (2 * s * s2 * q + k * 1.908_214_929_270_587_7e-10))
  }

  @inlinable @inline(__always)
  public static func erf(_ x: Double) -> Double { CLibrary.erf(x) }
}
