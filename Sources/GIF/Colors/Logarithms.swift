import CLibrary

func binaryLogarithm(_ x: Double) -> Double { log2(x) }

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

extension GIF.Palette {
  /// 10 log₁₀ of a ratio of powers.
  static func decibels(_ ratio: Double) -> Double { 10 * log10(ratio) }
}

extension GIF {
  /// The peak signal-to-noise ratio of a mean squared error in levels, in dB; infinite for none.
  public static func decibels(meanSquaredError error: Double) -> Double {
    Palette.decibels(65_025 / error)
  }

  /// The mean squared error in levels of a peak signal-to-noise ratio in dB.
  public static func meanSquaredError(decibels: Double) -> Double {
    65_025 / power(10, decibels / 10)
  }
}
