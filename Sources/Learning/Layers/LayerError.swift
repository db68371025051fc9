/// Why a layer cannot follow a shape.
public struct LayerError: Error, Sendable, Equatable {
  /// The option that is wrong; `nil` for the layer itself.
  public let key: String?
  /// The rest of a sentence that begins with the layer: "needs [features] and takes [1, 8, 8]".
  public let problem: String

  init(_ problem: String, key: String? = nil) {
    self.key = key
    self.problem = problem
  }

  static func needsFeatures(_ input: [Int]) -> LayerError {
    LayerError("needs [features] and takes \(input); put a flatten before it")
  }

  static func needsImage(_ input: [Int]) -> LayerError {
    LayerError(
      "needs [channels, height, width] and takes \(input); it must stand before any flatten or dense, and the data set must have a shape"
    )
  }
}
