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
        throw top.error("initial.freeze[\(place)]", Self.missing(index, of: count))
      }
      result.network.layers[index].isTrainable = false
    }
    for index in initial.learningRates.keys.sorted() where index >= count {
      throw top.error("initial.learningRates.\(index)", Self.missing(index, of: count))
    }
    result.training.layerRates = initial.learningRates
    return result
  }

  private static func missing(_ index: Int, of count: Int) -> String {
    "there is no layer \(index); the network has \(count), from 0 to \(count - 1)"
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
  fileprivate func slots(input: [Int]) -> [ParameterSlot] {
    (try? outline(input: input).slots) ?? []
  }
}
