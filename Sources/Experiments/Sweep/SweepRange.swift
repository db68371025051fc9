import CLibrary
import Numerics
import Schemas

/// Numbers between two ends: `{ "from": 1e-4, "to": 1e-1, "count": 4, "scale": "log" }`.
struct SweepRange: Equatable {
  enum Scale: String, CaseIterable {
    case linear, log
  }

  static let keys = ["from", "to", "count", "scale"]
  private static let counts = 2...1000

  let from: Double
  let to: Double
  /// `nil` where values are drawn.
  let count: Int?
  let scale: Scale
  /// Whether only whole numbers will do.
  let isWhole: Bool

  init(_ reader: ConfigReader, isWhole: Bool) throws(ConfigError) {
    try reader.check(keys: Self.keys)
    let numbers = -1e30...1e30
    from = try reader.number("from", in: numbers)
    to = try reader.number("to", in: numbers)
    count = reader.has("count") ? try reader.integer("count", in: Self.counts) : nil
    scale = try reader.choice("scale", default: .linear)
    self.isWhole = isWhole
    if scale == .log, from <= 0 || to <= 0 {
      throw reader.error(
        "scale",
        "log needs ends above 0, and they are \(ConfigReader.plain(from)) and \(ConfigReader.plain(to))"
      )
    }
  }

  /// Evenly spaced values with both ends, each once.
  func values(_ count: Int) -> [Double] {
    var values: [Double] = []
    for index in 0..<count {
      let value = value(at: Double(index) / Double(count - 1), digits: Self.exactDigits)
      if values.last != value { values.append(value) }
    }
    return values
  }

  /// A value drawn evenly over the scale.
  func draw(_ random: inout RandomState) -> Double {
    value(at: random.uniform(), digits: Self.drawnDigits)
  }

  /// Drawn values have names that can be read.
  private static let drawnDigits = 4
  /// So that a hundredth of 1 is 0.01.
  private static let exactDigits = 12

  private func value(at share: Double, digits: Int) -> Double {
    let value =
      switch scale {
      case .linear: from + (to - from) * share
      case .log: from * pow(to / from, share)
      }
    return isWhole ? value.rounded() : Self.rounded(value, digits: digits)
  }

  private static func rounded(_ value: Double, digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    let exponent = digits - 1 - Int(log10(value.magnitude).rounded(.down))
    // Through text, as powers of ten below 1 are no exact numbers.
    let scaled = (value.magnitude * pow(10, Double(exponent))).rounded()
    guard scaled < 1e15, let rounded = Double("\(Int(scaled))e\(-exponent)") else { return value }
    return value < 0 ? -rounded : rounded
  }
}
