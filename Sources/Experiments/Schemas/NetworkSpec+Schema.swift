import Learning

extension NetworkSpec {
  /// - Parameter output: the activation of a last layer that names none.
  static func schema(output: ActivationKind) -> Schema<NetworkSpec> {
    Schema([
      .list("layers", \.layers, count: depths, LayerSpec.schema) { index, count in
        LayerSpec(units: 0, activation: index == count - 1 ? output : .tanh)
      },
      .object("initializer", \.initializer, InitializerSpec.schema),
    ])
  }
}

extension LayerSpec {
  static var schema: Schema<LayerSpec> {
    Schema(
      kind: \.kind, start: { LayerSpec(kind: $0, units: 0, activation: .linear) },
      [
        .integer("units", \.units, in: unitCounts, isRequired: true),
        .choice("activation", \.activation),
      ])
  }
}

extension InitializerSpec {
  static var schema: Schema<InitializerSpec> {
    Schema(
      kind: \.kind, start: { InitializerSpec(kind: $0) },
      [
        .number("standardDeviation", \.standardDeviation, in: standardDeviations).only(
          InitializerKind.normal)
      ])
  }
}
