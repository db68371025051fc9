/// Of how many samples a snapshot measures and keeps the activations.
enum RecordedSamples {
  /// Enough to measure layers by, without growing with the data; fewer in wide networks.
  static func count(units: Int) -> Int { min(2000, max(16, 4_000_000 / max(units, 1))) }

  /// Enough to draw; fewer in wide networks, so that files stay of a size that can be kept, and a single one in the widest.
  static func kept(units: Int) -> Int {
    let units = max(units, 1)
    return min(count(units: units), max(1_000_000 / units, min(16, 4_000_000 / units), 1))
  }
}
