import Graphics

/// A linear map from data values to pixels.
///
///     let x = LinearScale(domain: -1...1, range: 100...500)
///     x(0)            // 300
///     x.inverse(300)  // 0
public struct LinearScale: Sendable, Equatable {
  /// The data values at the two ends.
  public let domain: ClosedRange<Double>
  /// The pixels that `domain.lowerBound` and `domain.upperBound` go to; they may fall.
  public let start: Double
  public let end: Double

  /// - Precondition: the domain is finite and not empty.
  public init(domain: ClosedRange<Double>, from start: Double, to end: Double) {
    precondition(
      domain.lowerBound < domain.upperBound && (domain.upperBound - domain.lowerBound).isFinite)
    self.domain = domain
    self.start = start
    self.end = end
  }

  public var pixelsPerUnit: Double {
    (end - start) / (domain.upperBound - domain.lowerBound)
  }

  public func callAsFunction(_ value: Double) -> Double {
    start + (value - domain.lowerBound) * pixelsPerUnit
  }

  public func inverse(_ pixel: Double) -> Double {
    domain.lowerBound + (pixel - start) / pixelsPerUnit
  }

  /// Round values in the domain, about `count` of them. See `Ticks`.
  public func ticks(_ count: Int) -> [Ticks.Tick] { Ticks.cover(domain, about: count) }
}
