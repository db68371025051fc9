import Learning

extension ModelDefaults {
  static let title = "Defaults by data set"

  /// The section of the config's reference that has all of them, in Markdown.
  static var reference: String {
    let rows = DataKind.allCases.map { kind in
      let model = kind.type.model
      return "| `\(kind.rawValue)` | \(model.hidden.text) | `\(model.optimizer.rawValue)` | "
        + "\(model.learningRate) | \(model.epochs) |\n"
    }
    return """
      What is trained where a config names its data and nothing else: layers of tanh units with Xavier's initialiser, or \
      convolutions with ReLU and He's, each followed by `maxPool`, and one for the output that the loss decides.

      | data set | hidden layers | optimizer | learning rate | epochs |
      | --- | --- | --- | --- | --- |

      """ + rows.joined()
  }
}

extension ModelDefaults.Hidden {
  fileprivate var text: String {
    func list(_ counts: [Int]) -> String { counts.map(String.init).joined(separator: ", ") }
    return switch self {
    case .units(let units): "\(list(units)) units"
    case .convolutions(let channels, let units):
      "convolutions to \(list(channels)) channels, \(units) units"
    }
  }
}
