import CLibrary

/// A settled scale: values to 0...1 and back. The only place with a logarithm.
///
///     let loss = Scale(.log, 0.001...1, label: "loss")
///     loss.fraction(0.0316)   // 0.5
///     loss.value(at: 0)       // 0.001
public struct Scale: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case linear, whole, log
    /// Linear from 0 to the threshold, which takes as much room as `linearShare` powers of ten.
    case symlog(threshold: Double)
    case band([String])
  }

  public let kind: Kind
  public let domain: ClosedRange<Double>
  public let label: String
  private let start: Double
  private let length: Double

  /// How many times the least the largest value is from which a logarithmic axis tells more.
  public static let steepRatio = 20.0
  private static let linearShare = 0.3

  public init(_ kind: Kind, _ domain: ClosedRange<Double>, label: String = "") {
    self.kind = kind
    self.domain = domain
    self.label = label
    start = Self.transformed(domain.lowerBound, kind)
    length = Self.transformed(domain.upperBound, kind) - start
  }

  /// 0 at the domain's lower bound, 1 at its upper one; not a number where the scale has no such value.
  public func fraction(_ value: Double) -> Double {
    (Self.transformed(value, kind) - start) / length
  }

  /// The inverse of `fraction`.
  public func value(at fraction: Double) -> Double {
    let position = start + fraction * length
    switch kind {
    case .linear, .whole, .band: return position
    case .log: return pow(10, position)
    case .symlog(let threshold):
      return position < Self.linearShare
        ? position / Self.linearShare * threshold
        : threshold * pow(10, position - Self.linearShare)
    }
  }

  /// The same scale over another domain.
  public func over(_ domain: ClosedRange<Double>) -> Scale { Scale(kind, domain, label: label) }

  /// Whether equal differences are equal lengths.
  public var isLinear: Bool { kind == .linear || kind == .whole }

  /// What stands beside the axis, which says where it is logarithmic.
  public var name: String {
    switch kind {
    case .log, .symlog: label.isEmpty ? "log scale" : label + " (log scale)"
    default: label
    }
  }

  /// Round values inside the domain, about `count` of them, with their labels.
  public func ticks(about count: Int) -> [Tick] {
    switch kind {
    case .linear: Tick.round(domain, about: count)
    case .whole: Tick.whole(domain, about: count)
    case .log: Tick.powers(domain, about: count)
    case .symlog(let threshold):
      [Tick(value: 0, label: "0")].filter { domain.contains($0.value) }
        + Tick.powers(max(threshold, domain.lowerBound)...domain.upperBound, about: count)
    case .band(let names):
      names.enumerated().map { Tick(value: Double($0.offset) + 0.5, label: $0.element) }
    }
  }

  private static func transformed(_ value: Double, _ kind: Kind) -> Double {
    switch kind {
    case .linear, .whole, .band: return value
    case .log: return value > 0 ? log10(value) : .nan
    case .symlog(let threshold):
      return value < threshold
        ? value / threshold * linearShare : linearShare + log10(value / threshold)
    }
  }

  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}

extension Scale {
  /// The least power of ten that is not below a number above 0.
  public static func powerOfTen(above value: Double) -> Double {
    pow(10, ceil(log10(value) - 1e-12))
  }

  /// The largest power of ten that is not above a number above 0.
  public static func powerOfTen(below value: Double) -> Double {
    pow(10, floor(log10(value) + 1e-12))
  }
}
