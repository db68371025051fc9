import Learning
import Schemas

/// Whether the loss, its numbers, the data and the last layer fit together.
extension Experiment {
  /// - Parameters:
  ///   - last: the last layer.
  ///   - key: its key path.
  func checkLoss(_ top: ConfigReader, last: LayerSpec, key: String) throws(ConfigError) {
    let loss = training.loss.kind
    if source.classCount == 0, loss.naturalActivation != nil {
      throw top.error(
        "training.loss",
        "\"\(loss.rawValue)\" needs classes, and this data set has numbers for targets; use "
          + "meanSquaredError, meanAbsoluteError or huber")
    }
    if source.classCount > 0, loss.isForNumbers {
      throw top.error(
        "training.loss",
        "\"\(loss.rawValue)\" is for numbers, and this data set has classes; use \(source.defaultLoss.rawValue)"
      )
    }
    try checkClassWeights(top)
    let count = source.outputCount(loss)
    let units =
      count == 1
      ? "one \(loss.naturalActivation.map { "\($0.rawValue) " } ?? "")unit"
      : "\(count) \(loss.naturalActivation.map { "\($0.rawValue) " } ?? "")units"
    let reason =
      "the last layer must be \(units), as \(loss.rawValue) needs \(count == 1 ? "it" : "them")"
    if let units = last.units, units != count {
      throw top.error(key + ".units", "\(units) does not fit: \(reason)")
    }
    if let activation = loss.naturalActivation, last.activation != activation {
      throw top.error(
        key + ".activation", "\"\(last.activation.rawValue)\" does not fit: \(reason)")
    }
    if last.activation == .softmax, count == 1 {
      throw top.error(key + ".activation", "\"softmax\" of one unit is always 1")
    }
  }

  private func checkClassWeights(_ top: ConfigReader) throws(ConfigError) {
    let key = "training.loss.classWeights"
    let classes = source.classCount
    switch training.loss.classWeights {
    case .equal: return
    case .balanced, .each:
      if classes == 0 {
        throw top.error(key, "need classes, and this data set has numbers for targets")
      }
    }
    guard case .each(let weights) = training.loss.classWeights else { return }
    if weights.count != classes {
      throw top.error(
        key,
        "has \(weights.count) \(weights.count == 1 ? "weight" : "weights"); this data set has "
          + "\(classes) classes")
    }
    if !weights.contains(where: { $0 > 0 }) {
      throw top.error(key, "are all 0; at least one must be above")
    }
  }
}
