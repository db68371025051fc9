import Learning
import Schemas

extension NetworkSpec {
  /// The shapes and parameters for inputs of a shape.
  ///
  /// - Parameter top: for messages.
  func outline(input: [Int], _ top: ConfigReader) throws(ConfigError) -> NetworkOutline {
    do {
      return try outline(input: input)
    } catch .layer(let index, let kind, let error) {
      let key = error.key.map { ".\($0)" } ?? ""
      throw top.error(
        "network.layers[\(index)]\(key)", "layer \(index), \(kind.rawValue), \(error.problem)")
    } catch {
      throw top.error("network.layers", "\(error)")
    }
  }
}
