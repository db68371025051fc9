/// A text that is not JSON.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  public let position: JSONValue.Position
  /// "expected \",\" or \"}\" after a value, found \"x\"".
  public let problem: String

  public var description: String { "\(position): not JSON: \(problem)" }
}
