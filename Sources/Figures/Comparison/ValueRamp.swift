import CLibrary
import Formatting
import Plots

/// A measure's values along a ramp of colours, by their logarithms where they are steep.
struct ValueRamp: Sendable {
  let isLogarithmic: Bool
  /// Of the ramp: values, or their powers of ten.
  let domain: ClosedRange<Double>
  private let title: String
  private let isShare: Bool

  /// - Parameter values: of all frames; those that are not finite do not count.
  init(_ values: [Double], metric: ComparedMetric, title: String) {
    let extent = Extent(values)
    isLogarithmic = extent.low > 0 && extent.high > Scale.steepRatio * extent.low
    isShare = metric.isShare
    self.title = title
    let range = extent.range ?? 0...1
    let (low, high) = (range.lowerBound, range.upperBound)
    let shown = isLogarithmic ? log10(low)...log10(high) : low...high
    domain =
      shown.upperBound > shown.lowerBound
      ? shown : (shown.lowerBound - 0.5)...(shown.upperBound + 0.5)
  }

  /// 0...1; not a number for a value that is none.
  func share(_ value: Double) -> Double {
    let value = isLogarithmic ? log10(value) : value
    return (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
  }

  func text(_ value: Double) -> String { Self.text(value, isShare: isShare) }

  static func text(_ value: Double, isShare: Bool) -> String {
    isShare ? Numerals.percent(value) : Numerals.compact(value)
  }

  /// - Parameter ramp: from low to high.
  func bar(_ ramp: @escaping @Sendable (Theme) -> ColorRamp) -> ColorBar {
    ColorBar(label: isLogarithmic ? "log₁₀ \(title)" : title, domain: domain, ramp: ramp)
  }
}
