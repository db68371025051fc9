/// In which order a figure steps through the first samples of the test set; the raw value is the config's word.
public enum SampleOrder: String, Sendable, CaseIterable {
  /// A short round trip, so that each is near the one before.
  case path
  /// As the data have them.
  case data
}
