extension JSONValue {
  /// A value that comes from no text of its own.
  public init(_ content: Content) {
    self.init(content: content, position: Position(line: 1, column: 1))
  }
}

extension JSONValue.Member {
  /// A member that comes from no text of its own.
  public init(_ key: String, _ value: JSONValue) {
    self.init(key: key, position: value.position, value: value)
  }
}
