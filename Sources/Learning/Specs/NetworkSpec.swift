/// A network before it has weights.
public struct NetworkSpec: Sendable, Equatable {
  public var layers: [LayerSpec]
  /// Of every dense layer that has none of its own.
  public var initializer: InitializerSpec
  /// Of the first weights, which are drawn from `RandomStream.weights`.
  public var seed: UInt32

  public static let depths = 1...64

  public init(
    layers: [LayerSpec], initializer: InitializerSpec = InitializerSpec(), seed: UInt32 = 42
  ) {
    self.layers = layers
    self.initializer = initializer
    self.seed = seed
  }

  /// The shapes and parameters of the network without any numbers, for inputs of a shape: [features], or [channels, height,
  /// width].
  ///
  /// - Throws: `NetworkError` when the layers do not fit.
  /// - Complexity: O(layers).
  public func outline(input: [Int]) throws(NetworkError) -> NetworkOutline {
    NetworkOutline(try NetworkPlan(layers, input: input))
  }

  /// The units of each dense layer but the last.
  public var hiddenWidths: [Int] {
    layers.compactMap(\.units).dropLast()
  }
}
