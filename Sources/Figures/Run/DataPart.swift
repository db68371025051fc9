import Learning
import Schemas

/// The samples that a figure is of, as a config says it.
package enum DataPart: String, Sendable, CaseIterable, DocumentedChoice {
  case train, validation, test

  package var documentation: String {
    switch self {
    case .train: "the samples that the network learns from"
    case .validation: "the samples that early stopping looks at"
    case .test: "the samples that are kept for the end"
    }
  }

  var part: Metric.Part {
    switch self {
    case .train: .training
    case .validation: .validation
    case .test: .test
    }
  }

  func samples(of run: Run) -> Samples {
    switch self {
    case .train: run.training
    case .validation: run.validation
    case .test: run.test
    }
  }
}
