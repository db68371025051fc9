extension EncodingOptions {
  /// How strong the grain is that is taken out of a film.
  public enum Denoising: Sendable, Equatable {
    /// As it is measured: nothing of a film without grain.
    case measured
    /// Its standard deviation, in levels.
    case deviation(Double)
  }
}
