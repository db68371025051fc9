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

  /// The units of each dense layer but the last.
  public var hiddenWidths: [Int] {
    layers.filter { $0.kind == .dense }.dropLast().map(\.units)
  }
}
