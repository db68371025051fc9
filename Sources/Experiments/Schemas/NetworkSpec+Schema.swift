import Learning

extension NetworkSpec {
  /// - Parameter output: the activation of a last layer that names none.
  static func schema(output: ActivationKind) -> Schema<NetworkSpec> {
    Schema([
      .list("layers", \.layers, count: depths, LayerSpec.schema) { index, count in
        LayerSpec(activation: index == count - 1 ? output : .tanh)
      },
      .object("initializer", \.initializer, InitializerSpec.schema, from: \.defaultInitializer)
        .documented(InitializerSpec.documentation),
    ])
  }

  /// Small random weights, but in deep networks those that keep the signal's size from layer to layer.
  private var defaultInitializer: InitializerSpec {
    guard hiddenWidths.count > 1 else { return InitializerSpec(kind: .normal) }
    switch layers.first(where: { $0.kind == .dense })?.activation {
    case .relu, .leakyRelu, .elu, .gelu, .softplus, .silu: return InitializerSpec(kind: .heNormal)
    default: return InitializerSpec(kind: .xavierNormal)
    }
  }
}
