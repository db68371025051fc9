import Graphics

/// Text as wide as the average letter of DejaVu Sans, so that no layout depends on the fonts of a machine.
public struct AverageLetters: TextMeasure {
  public init() {}

  public func width(of string: String, size: Double, weight: Text.Weight) -> Double {
    Double(string.count) * size * (weight == .bold ? 0.69 : 0.61)
  }
}
