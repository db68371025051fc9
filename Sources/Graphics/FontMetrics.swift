/// The font that text is drawn in, and its heights as shares of the em.
public enum FontMetrics {
  public static let family = "DejaVu Sans"
  /// From the baseline up to where capitals end.
  public static let capHeight = 0.729
  /// From the baseline down to where letters end.
  public static let descent = 0.236
}
