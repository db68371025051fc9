/// Looks at all frames of a film before it is drawn, so that what stays over the film is settled by all of it.
public protocol Survey: Sendable {
  /// What `measure` says of each instant, in their order, whatever the threads.
  func map<Value: Sendable>(
    _ instants: [Instant], _ measure: @escaping @Sendable (Frame) throws -> Value
  ) throws -> [Value]
}

/// One instant after the other on the caller's thread.
public struct SerialSurvey: Survey {
  public init() {}

  public func map<Value: Sendable>(
    _ instants: [Instant], _ measure: @escaping @Sendable (Frame) throws -> Value
  ) throws -> [Value] {
    try instants.map { try measure(Frame($0)) }
  }
}
