/// The options of one kind of something, with their keys in a config. A kind is one file; a list names all of them.
package protocol KindOptions: Sendable, Equatable {
  /// What a config calls the kind.
  static var name: String { get }
  /// What it is, or its formula, for the reference of the config.
  static var summary: String { get }
  static var fields: [Field<Self>] { get }

  /// With default options.
  init()
}

extension KindOptions {
  package static var fields: [Field<Self>] { [] }

  /// Whether another value has the same type and the same options.
  package func isEqual(_ other: any KindOptions) -> Bool { other as? Self == self }
}
