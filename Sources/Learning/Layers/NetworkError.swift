/// Why layers make no network, or values do not fit one.
public enum NetworkError: Error, Sendable, Equatable, CustomStringConvertible {
  case noDenseLayer
  case noInputs
  /// A layer, by its index from 0, that cannot follow what is before it.
  case layer(index: Int, kind: LayerKind, LayerError)
  case lastLayerHasNoActivation(kind: LayerKind)
  case missing(name: String)
  case unknown(name: String)
  case shape(name: String, found: [Int], expected: [Int])
  case inputs(found: Int, expected: Int)

  public var description: String {
    switch self {
    case .noDenseLayer: "a network needs at least one dense layer"
    case .noInputs: "a network needs at least one input"
    case .layer(let index, let kind, let error):
      "layer \(index), \(kind.rawValue), \(error.problem)"
    case .lastLayerHasNoActivation(let kind):
      "the last layer is \(kind.rawValue); it must be dense, which gives the output"
    case .missing(let name): "there is no \"\(name)\" among the values of the network"
    case .unknown(let name): "the network has no \"\(name)\""
    case .shape(let name, let found, let expected):
      "\"\(name)\" has shape \(found) and the network needs \(expected)"
    case .inputs(let found, let expected):
      "the inputs have \(found) features and the network takes \(expected)"
    }
  }
}
