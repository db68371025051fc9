/// A network before it has weights.
public struct NetworkSpec: Sendable, Equatable {
  public var layers: [LayerSpec]
  /// Of every dense layer that has none of its own.
  public var initializer: InitializerSpec

  public static let depths = 1...64

  public init(layers: [LayerSpec], initializer: InitializerSpec = InitializerSpec()) {
    self.layers = layers
    self.initializer = initializer
  }

  /// The units of each dense layer but the last.
  public var hiddenWidths: [Int] {
    layers.filter { $0.kind == .dense }.dropLast().map(\.units)
  }
}
