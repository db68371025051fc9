/// How wide texts are, told by what draws them.
public protocol TextMeasure: Sendable {
  /// The width in pixels of one line of text at an em of `size` pixels.
  func width(of string: String, size: Double, weight: Text.Weight) -> Double
}
