import Config
import JSON

extension Activation {
  /// The keys of a layer's activation.
  package static func fields<Spec>(
    _ path: WritableKeyPath<Spec, Activation> & Sendable
  ) -> [Field<Spec>] {
    [
      Field("activation", shape: .choice(of: ActivationKind.self)) {
        reader, spec throws(ConfigError) in
        let kind: ActivationKind = try reader.choice(
          "activation", default: spec[keyPath: path].kind)
        if kind != spec[keyPath: path].kind { spec[keyPath: path] = Activation(kind) }
      } tree: {
        .string($0[keyPath: path].kind.rawValue)
      }
      .documented("f, which makes a unit's activation of its pre-activation z."),
      Field("alpha", shape: .number(0...10, isAboveZero: false)) {
        reader, spec throws(ConfigError) in
        spec[keyPath: path] = try spec[keyPath: path].reading(reader)
      } tree: {
        let activation = $0[keyPath: path]
        return activation.kind.defaultAlpha.map { _ in .number(activation.alpha) }
      }
      .documented(
        """
        α of `leakyRelu`, its slope below 0, from 0 to 1; default 0.01, PyTorch's `negative_slope` (Keras: 0.3). α of \
        `elu`, which goes to −α, from 0 to 10; default 1, as in PyTorch and Keras.
        """),
    ]
  }

  private func reading(_ reader: ConfigReader) throws(ConfigError) -> Activation {
    let key = "alpha"
    guard reader.has(key) else { return self }
    switch kind {
    case .leakyRelu: return Activation(kind, alpha: try reader.number(key, in: 0...1))
    case .elu: return Activation(kind, alpha: try reader.number(key, in: 0...10))
    default:
      throw reader.error(key, "belongs to leakyRelu and elu, and not to \(kind.rawValue)")
    }
  }
}
