/// An instant while one thread draws it, with what the panels of a page share while they do.
public struct Frame {
  public let instant: Instant
  public let memo: FrameMemo

  public init(_ instant: Instant, memo: FrameMemo = FrameMemo()) {
    self.instant = instant
    self.memo = memo
  }

  /// The frame as a panel sees it that shows another instant; what was made for one is there for the other.
  public func at(_ other: Instant) -> Frame { Frame(other, memo: memo) }
}

/// What the panels of one frame share: networks, fields, predictions, each made once. Gone after the frame.
public final class FrameMemo {
  private var values: [AnyHashable: Any] = [:]

  public init() {}

  /// The value of a key, made when it is first asked for.
  ///
  /// - Parameter key: of a type of its own for each type of value.
  public func value<Value>(_ key: some Hashable, _ make: () throws -> Value) rethrows -> Value {
    if let known = values[AnyHashable(key)] as? Value { return known }
    let made = try make()
    values[AnyHashable(key)] = made
    return made
  }
}
