import Schemas

/// The class whose logit a figure explains.
package enum ExplainedClass: String, Sendable, CaseIterable, DocumentedChoice {
  case predicted
  case label

  package var documentation: String {
    switch self {
    case .predicted: "the class that the network predicts at the moment"
    case .label: "the class that the sample is of"
    }
  }

  /// In a sentence.
  var words: String { self == .label ? "true" : rawValue }
}
