/// Looks at all frames of a film before it is drawn, so that what stays over the film is settled by all of it.
public protocol Survey: Sendable {
  /// What `measure` says of each of the indices in 0..<count, in their order, whatever the threads.
  func map<Value: Sendable>(
    count: Int, _ measure: @escaping @Sendable (Int) throws -> Value
  ) throws -> [Value]
}

extension Survey {
  /// What `measure` says of each instant, in their order, whatever the threads.
  public func map<Value: Sendable>(
    _ instants: [Instant], _ measure: @escaping @Sendable (Frame) throws -> Value
  ) throws -> [Value] {
    try map(count: instants.count) { try measure(Frame(instants[$0])) }
  }
}

/// One instant after the other on the caller's thread.
public struct SerialSurvey: Survey {
  public init() {}

  public func map<Value: Sendable>(
    count: Int, _ measure: @escaping @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    try (0..<count).map(measure)
  }
}
