/// What knows how wide text will be when it is drawn, so that legends and margins can be laid out before.
public protocol TextMeasure: Sendable {
  /// The width in pixels of one line of text at an em of `size` pixels.
  func width(of string: String, size: Double, weight: Text.Weight) -> Double
}
