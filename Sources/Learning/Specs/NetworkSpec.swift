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

  /// How many numbers the network has that training learns; those of frozen layers count only in `all`.
  public func parameterCount(inputCount: Int) -> (trained: Int, all: Int) {
    var (trained, all, width) = (0, 0, inputCount)
    for layer in layers {
      let (parameters, units) = layer.counts(after: width)
      all += parameters
      if layer.isTrainable { trained += parameters }
      width = units
    }
    return (trained, all)
  }

  /// The units of each dense layer but the last.
  public var hiddenWidths: [Int] {
    layers.filter { $0.kind == .dense }.dropLast().map(\.units)
  }
}
