import Learning
import Schemas

extension Experiment {
  /// What `initial` says of the layers: which are frozen, and the rates of some.
  func applyingInitial(_ top: ConfigReader) throws(ConfigError) -> Experiment {
    guard let initial else { return self }
    var result = self
    let count = network.layers.count
    for (place, index) in initial.freeze.enumerated() {
      guard index < count else {
        throw top.error("initial.freeze[\(place)]", network.missing(index))
      }
      result.network.layers[index].isTrainable = false
    }
    for index in initial.learningRates.keys.sorted() {
      if let problem = result.network.problem(ofRateOf: index) {
        throw top.error("initial.learningRates.\(index)", problem)
      }
    }
    result.training.layerRates = initial.learningRates
    return result
  }

  /// Finds the file of `initial` and what of it each parameter takes.
  func initialWeights(
    _ initial: InitialSpec, _ top: ConfigReader
  ) throws(ConfigError) -> InitialWeights {
    try initial.matchedWeights(in: initial.file(top), for: network.slots(input: inputShape), top)
  }

  /// What a user should know of the weights that are taken.
  var initialNotes: [String] {
    guard let weights = initial?.weights, !weights.left.isEmpty else { return [] }
    let shown = weights.left.prefix(4).joined(separator: ", ")
    let rest = weights.left.count > 4 ? " … (\(weights.left.count) in all)" : ""
    return ["\(weights.path): nothing fits \(shown)\(rest), which start as drawn"]
  }
}

extension NetworkSpec {
  fileprivate func missing(_ index: Int) -> String {
    "there is no layer \(index); the network has \(layers.count), from 0 to \(layers.count - 1)"
  }

  /// Why a learning rate of a layer would do nothing; `nil` where it does something.
  fileprivate func problem(ofRateOf index: Int) -> String? {
    guard index < layers.count else { return missing(index) }
    let (layer, kind) = (layers[index], layers[index].kind)
    if [.pooling, .identity].contains(kind.role) {
      return "layer \(index), \(kind.rawValue), has no parameters"
    }
    return layer.isTrainable ? nil : "layer \(index), \(kind.rawValue), is frozen"
  }

  fileprivate func slots(input: [Int]) -> [ParameterSlot] {
    (try? outline(input: input).slots) ?? []
  }
}
