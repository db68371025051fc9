/// The range of numbers, in any order and from any frames; numbers that are not finite do not count.
public struct Extent: Sendable, Equatable {
  public private(set) var low = Double.infinity
  public private(set) var high = -Double.infinity
  /// The least number above 0.
  public private(set) var leastPositive = Double.infinity

  public init() {}

  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  public init(_ range: ClosedRange<Double>) {
    self.init([range.lowerBound, range.upperBound])
  }

  public mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    low = min(low, value)
    high = max(high, value)
    if value > 0 { leastPositive = min(leastPositive, value) }
  }

  public mutating func add(_ values: [Double]) {
    for value in values { add(value) }
  }

  public mutating func add(_ values: [Float]) {
    for value in values { add(Double(value)) }
  }

  public mutating func add(_ other: Extent) {
    low = min(low, other.low)
    high = max(high, other.high)
    leastPositive = min(leastPositive, other.leastPositive)
  }

  /// The largest distance from 0; 0 without any number.
  public var magnitude: Double { isEmpty ? 0 : max(abs(low), abs(high)) }

  public var isEmpty: Bool { low > high }

  /// `nil` when there was no number.
  public var range: ClosedRange<Double>? { isEmpty ? nil : low...high }
}
