import JSON
import Schemas

extension Activation {
  /// The keys of a layer's activation: its kind, and those that some kinds have.
  package static func fields<Spec>(
    _ path: WritableKeyPath<Spec, Activation> & Sendable
  ) -> [Field<Spec>] {
    let kind = Field<Spec>("activation", shape: .choice(of: ActivationKind.self)) {
      reader, spec throws(ConfigError) in
      let kind: ActivationKind = try reader.choice("activation", default: spec[keyPath: path].kind)
      if kind != spec[keyPath: path].kind { spec[keyPath: path] = Activation(kind) }
    } tree: {
      .string($0[keyPath: path].kind.rawValue)
    }
    return [kind.documented("f, which makes a unit's activation of its pre-activation z.")]
      + ownFields.map { field in
        field.lifted {
          $0[keyPath: path]
        } _: {
          $0[keyPath: path] = $1
        }
      }
  }

  /// Those of the kinds. A layer has a kind of its own, so that whether an activation has a key is found out here.
  private static var ownFields: [Field<Activation>] {
    func fields<Options: ActivationOptions>(_ type: Options.Type) -> [Field<Activation>] {
      Options.fields.map { field in
        field.lifted {
          $0.options as? Options ?? Options()
        } _: {
          $0 = Activation($1)
        }
      }
    }
    let owners = ActivationKind.allCases.flatMap { kind in
      fields(kind.type).map { (kind: kind, field: $0) }
    }
    var keys: [String] = []
    for owner in owners where !keys.contains(owner.field.key) { keys.append(owner.field.key) }
    return keys.compactMap { key in
      let owners = owners.filter { $0.field.key == key }
      guard let first = owners.first?.field else { return nil }
      func own(_ activation: Activation) -> Field<Activation>? {
        owners.first { $0.kind == activation.kind }?.field
      }
      let names = owners.map(\.kind.rawValue).joined(separator: " and ")
      return Field(key) { activation in
        hull(owners.map { $0.field.shape(activation) })
      } read: { reader, activation throws(ConfigError) in
        guard reader.has(key) else { return }
        guard let field = own(activation) else {
          throw reader.error(key, "belongs to \(names), and not to \(activation.kind.rawValue)")
        }
        try field.read(reader, &activation)
      } tree: {
        own($0)?.tree($0)
      }.documented(first.documentation, default: first.defaultDocumentation)
    }
  }

  /// What any of some shapes allows, as far as numbers go.
  private static func hull(_ shapes: [ValueShape]) -> ValueShape {
    var hull: ClosedRange<Double>?
    for shape in shapes {
      guard case .number(let range, _) = shape else { return shapes[0] }
      let low = min(hull?.lowerBound ?? range.lowerBound, range.lowerBound)
      hull = low...max(hull?.upperBound ?? range.upperBound, range.upperBound)
    }
    return hull.map { .number($0, isAboveZero: false) } ?? .any
  }
}
