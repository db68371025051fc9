/// The mean of some values and how far they are from it.
public struct Spread: Sendable, Equatable {
  public let mean: Double
  /// The sample standard deviation √(Σ(x − mean)² / (n − 1)); `nil` for a single value.
  public let deviation: Double?

  /// - Returns: `nil` for no value. O(n).
  public init?(_ values: [Double]) {
    guard let first = values.first else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    guard values.count > 1 else {
      self.mean = mean
      deviation = nil
      return
    }
    // The mean of equal values is another one in its last bit.
    if values.allSatisfy({ $0 == first }) {
      self.mean = first
      deviation = 0
      return
    }
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = (squares / Double(values.count - 1)).squareRoot()
  }

  /// "0.1235 ± 0.0010", both with as many digits unless one would be all zeros.
  public var number: String {
    let text = Numerals.compact(mean)
    guard let deviation else { return text }
    guard !text.contains("e"), deviation > 0 else {
      return "\(text) ± \(Numerals.compact(deviation))"
    }
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    let same = Numerals.fixed(deviation, decimals: decimals)
    let isTelling = same.contains { ("1"..."9").contains($0) }
    return "\(text) ± \(isTelling ? same : Numerals.compact(deviation))"
  }

  /// Of a share of 1: "97.5 ± 0.4 %".
  public var percent: String {
    guard let deviation else { return Numerals.percent(mean) }
    return
      "\(Numerals.fixed(mean * 100, decimals: 1)) ± \(Numerals.fixed(deviation * 100, decimals: 1)) %"
  }
}
