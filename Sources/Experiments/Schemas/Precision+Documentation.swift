import Learning
import Schemas

extension Precision: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .float: "32 bits, as PyTorch's and Keras's default."
    case .double: "64 bits, as NumPy's default."
    }
  }
}
