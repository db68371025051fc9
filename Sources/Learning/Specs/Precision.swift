/// The numbers that a network is trained in.
public enum Precision: String, Sendable, CaseIterable {
  /// `Float`: fast.
  case float
  /// `Double`: to check.
  case double
}
