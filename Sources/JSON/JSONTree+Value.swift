extension JSONTree {
  /// A value that was read, to be written again.
  public init(_ value: JSONValue) {
    switch value.content {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .array(let elements): self = .array(elements.map { JSONTree($0) })
    case .object(let members): self = .object(members.map { ($0.key, JSONTree($0.value)) })
    }
  }
}
