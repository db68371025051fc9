/// Of how many samples a snapshot keeps the activations.
enum RecordedSamples {
  /// Enough to draw, without growing with the data; fewer in wide networks, so that files stay of a size that can be kept.
  static func count(units: Int) -> Int { min(2000, max(16, 4_000_000 / max(units, 1))) }
}
