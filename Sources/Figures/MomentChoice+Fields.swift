import JSON
import Schemas

extension MomentChoice {
  private static let words: [(String, MomentChoice, String)] = [
    ("first", .first, "before training"), ("last", .last, "the end of training"),
    (
      "best", .best,
      "the least loss on the validation samples, else on the test samples, else on the training samples"
    ),
  ]
  private static let epochs = 0.0...1e9

  private static var shape: ValueShape {
    .either([
      .choice(words.map { ChoiceShape(name: $0.0, documentation: $0.2) }),
      .number(epochs, isAboveZero: false),
    ])
  }

  /// A key that names a moment, or an epoch for the recorded moment nearest to it.
  package static func field<Spec>(
    _ key: String, _ path: WritableKeyPath<Spec, MomentChoice>
  ) -> Field<Spec> {
    Field(key, shape: shape) { reader, spec throws(ConfigError) in
      if let choice = try read(key, reader) { spec[keyPath: path] = choice }
    } tree: {
      $0[keyPath: path].tree
    }
  }

  /// The same key where it need not be there.
  package static func optionalField<Spec>(
    _ key: String, _ path: WritableKeyPath<Spec, MomentChoice?>
  ) -> Field<Spec> {
    Field(key, shape: shape) { reader, spec throws(ConfigError) in
      if let choice = try read(key, reader) { spec[keyPath: path] = choice }
    } tree: {
      $0[keyPath: path]?.tree
    }
  }

  private static func read(
    _ key: String, _ reader: ConfigReader
  ) throws(ConfigError) -> MomentChoice? {
    guard let value = reader[key] else { return nil }
    if case .string(let text) = value.content {
      if let word = words.first(where: { $0.0 == text }) { return word.1 }
      throw reader.error(
        key, "\(JSONTree.excerpt(text)) is no moment; use first, last, best or an epoch")
    }
    return .epoch(try reader.number(key, in: epochs))
  }

  private var tree: JSONTree {
    switch self {
    case .first: .string("first")
    case .last: .string("last")
    case .best: .string("best")
    case .epoch(let epoch): .number(epoch)
    }
  }
}
