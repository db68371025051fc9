import Learning

extension RunFacts {
  /// A layer of the network, before training and after it.
  public struct Layer: Sendable, Equatable {
    /// What a config calls its kind: "conv2d".
    public var kind: String
    /// What it gives: [features], or [channels, height, width].
    public var shape: [Int]
    /// The weights of its convolution, or of the first one in a block, [channels, inputs, height, width]; `nil` without one.
    public var kernels: [Int]?
    /// The units of a layer that takes all inputs one by one; `nil` for others.
    public var pixelUnits: Int?
  }

  /// The layers of a network.
  ///
  /// - Parameters:
  ///   - layers: from the first on.
  ///   - slots: the network's parameters.
  public static func layers(
    _ layers: [Learning.Layer], _ slots: [ParameterSlot]
  ) -> [Layer] {
    let first = layers.firstIndex { $0.kind.role != .identity }
    return layers.enumerated().map { index, layer in
      Layer(
        kind: layer.kind.rawValue, shape: layer.outputShape,
        kernels: slots.first { $0.isKernel(of: index) }?.shape,
        pixelUnits: index == first && layer.kind == .dense ? layer.units : nil)
    }
  }
}

extension ParameterSlot {
  /// Whether it holds the weights of a layer's convolution, or of one in its block.
  func isKernel(of layer: Int) -> Bool {
    role == .weight && shape.count == 4 && name.hasPrefix("layers.\(layer).")
      && name != "layers.\(layer).shortcut.weight"
  }
}
