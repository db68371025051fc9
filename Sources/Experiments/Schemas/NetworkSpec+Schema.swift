import Learning

extension NetworkSpec {
  /// - Parameter output: the activation of a last layer that names none.
  static func schema(output: ActivationKind) -> Schema<NetworkSpec> {
    Schema(
      [
        .list("layers", \.layers, count: depths, LayerSpec.schema) { index, count in
          LayerSpec(activation: index == count - 1 ? output : .tanh)
        },
        .object(
          "initializer", \.initializer, { _ in InitializerSpec.schema }, from: \.defaultInitializer),
        .seed(\.seed).documented(
          """
          The seed of the first weights. Another one is another start on the same data. The weights \
          of the layers come one after another, row by row, from \
          `numpy.random.RandomState([seed, 1])`, so that those of the first layer are \
          `randn(units, inputs) * standardDeviation` with the initialiser `normal`; biases draw nothing.
          """, default: "the top `seed`"),
      ], shortForms: [.list("layers", "a list of layers")])
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

extension LayerSpec {
  static var schema: Schema<LayerSpec> {
    Schema(
      kind: \.kind, start: { LayerSpec(kind: $0) },
      [
        .integer("units", \.units, in: unitCounts, isRequired: true).only(LayerKind.dense),
        .choice("activation", \.activation).only(LayerKind.dense, .batchNormalization),
        .optional("initializer", \.initializer, InitializerSpec.schema, from: InitializerSpec())
          .only(LayerKind.dense),
        .number("rate", \.rate, in: rates).only(LayerKind.dropout),
        .number("momentum", \.momentum, in: momentums).only(LayerKind.batchNormalization),
        .number("epsilon", \.epsilon, in: epsilons).only(LayerKind.batchNormalization),
      ], shortForms: [.number("units", "a number of units")])
  }
}

extension InitializerSpec {
  static var schema: Schema<InitializerSpec> {
    Schema(
      kind: \.kind, start: { InitializerSpec(kind: $0) },
      [
        .number("standardDeviation", \.standardDeviation, in: standardDeviations)
          .only(InitializerKind.normal),
        .number("limit", \.limit, in: limits).only(InitializerKind.uniform),
      ])
  }
}
