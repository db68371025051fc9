extension OutputFormat {
  /// Every format, in the order of the reference.
  public static let allCases: [OutputFormat] = [
    gif, apng, png, mp4, webm, webp, avif, svg, pdf,
  ]
}
