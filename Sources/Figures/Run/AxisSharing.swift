import Schemas

/// Whether the panels of a comparison have the same axes; the raw value is the config's word.
public enum AxisSharing: String, Sendable, CaseIterable, DocumentedChoice {
  case shared, own

  package var documentation: String {
    switch self {
    case .shared: "all panels have the same axes, which hold the values of all runs"
    case .own: "each panel has axes of its own, as runs of different data need them"
    }
  }
}
