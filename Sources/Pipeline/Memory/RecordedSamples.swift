/// Of how many samples a snapshot measures and keeps the activations.
enum RecordedSamples {
  /// Enough to measure layers by, without growing with the data; fewer in wide networks.
  static func count(units: Int) -> Int { min(2000, max(16, 4_000_000 / max(units, 1))) }

  /// Enough to draw; fewer in wide networks, so that files stay of a size that can be kept.
  static func kept(units: Int) -> Int {
    min(count(units: units), max(16, 1_000_000 / max(units, 1)))
  }
}
