/// A JSON text as a tree that remembers where each value stood.
public struct JSONValue: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    case null
    case boolean(Bool)
    /// A number without fraction or exponent that fits.
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// In the order of the text.
    case object([Member])
  }

  public struct Member: Sendable, Equatable {
    public let key: String
    public let position: Position
    public let value: JSONValue

    public init(key: String, position: Position, value: JSONValue) {
      self.key = key
      self.position = position
      self.value = value
    }
  }

  /// A line and a column of a text, both from 1.
  public struct Position: Sendable, Equatable, CustomStringConvertible {
    public let line: Int
    public let column: Int
    public var description: String { "\(line):\(column)" }

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  public let content: Content
  public let position: Position

  public init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }

  /// The member of an object with a key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// What the value is, for messages: "the string \"many\"", "a list".
  public var summary: String {
    switch content {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let value): "the string \(JSONTree.excerpt(value))"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
