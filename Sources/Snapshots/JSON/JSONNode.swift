/// A JSON value as read from a text, with its place there.
public struct JSONNode: Sendable {
  public let value: Value
  public let place: Place

  public enum Value: Sendable {
    case null
    case boolean(Bool)
    /// A number without fraction and exponent that fits.
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONNode])
    /// In the order of the text; no key twice.
    case object([Member])
  }

  public struct Member: Sendable {
    public let key: String
    public let keyPlace: Place
    public let value: JSONNode
  }

  /// A line and a column, both from 1; columns count Unicode scalars.
  public struct Place: Sendable, Equatable {
    public let line: Int
    public let column: Int
  }

  /// The value under `key` if this is an object that has it.
  public subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }
}
