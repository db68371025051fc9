import Learning
import Schemas

extension InputSpec {
  /// There must be a mean and a deviation for each input, or for each channel.
  ///
  /// - Parameter count: of these.
  func checkScale(count: Int, perChannel: Bool, _ top: ConfigReader) throws(ConfigError) {
    for (key, values) in [("mean", means), ("deviation", deviations)]
    where !values.isEmpty && values.count != count {
      throw top.error(
        "inputs.\(key)",
        "has \(values.count) \(values.count == 1 ? "number" : "numbers"); there must be \(count), "
          + (perChannel ? "one a channel of the images" : "one an input"))
    }
    if means.isEmpty != deviations.isEmpty {
      let (given, other) = means.isEmpty ? ("deviation", "mean") : ("mean", "deviation")
      throw top.error("inputs.\(given)", "needs inputs.\(other) beside it")
    }
    if !means.isEmpty, !standardizes {
      throw top.error("inputs.mean", "has no use where inputs.standardize is false")
    }
  }
}
