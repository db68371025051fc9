import JSON
import Schemas

extension ConfigOverride {
  /// An experiment's config with the value in it.
  func applied(to config: JSONValue) throws(ConfigOverrideError) -> JSONValue {
    try applied(to: config, of: Experiment.shape)
  }
}
