import CLibrary

func binaryLogarithm(_ x: Double) -> Double { log2(x) }

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

extension GIF.Palette {
  /// 10 log₁₀ of a ratio of powers.
  static func decibels(_ ratio: Double) -> Double { 10 * log10(ratio) }

  /// The ratio of powers that so many decibels stand for.
  static func decibelRatio(_ decibels: Double) -> Double { power(10, decibels / 10) }

  /// The mean squared error of so many decibels of the peak signal-to-noise ratio.
  static func meanSquaredError(_ decibels: Double) -> Double { 65_025 / decibelRatio(decibels) }
}
