/// The name of a scale. Plots of a page that name the same scale share its domain.
public struct ScaleID: Sendable, Hashable, ExpressibleByStringLiteral {
  public let name: String

  public init(_ name: String) { self.name = name }
  public init(stringLiteral: String) { name = stringLiteral }
}

/// What a plot asks of a scale, before its domain is settled over all frames.
public struct ScaleSpec: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// Logarithmic where values are above 0 and the largest is more than `Scale.steepRatio` times the least, else linear.
    case automatic
    case linear
    /// Things that are counted.
    case whole
    case log
    /// Linear from 0 to the threshold and logarithmic beyond it.
    case symlog(threshold: Double)
    /// One band for each name, the first at the start.
    case band([String])
  }

  public var id: ScaleID
  public var kind: Kind
  /// What stands beside the axis.
  public var label: String
  /// Given where it is known; else that of all values of all frames.
  public var domain: ClosedRange<Double>?
  /// What is added to the values' range on each side, as a share of it.
  public var margin: Double

  public init(
    _ id: ScaleID, _ kind: Kind = .linear, label: String = "", domain: ClosedRange<Double>? = nil,
    margin: Double = 0
  ) {
    self.id = id
    self.kind = kind
    self.label = label
    self.domain = domain
    self.margin = margin
  }

  /// What two plots ask of the scale that they share: a domain that holds both, and the plainer kind.
  func joined(_ other: ScaleSpec) -> ScaleSpec {
    var spec = self
    if let domain, let second = other.domain {
      spec.domain =
        min(domain.lowerBound, second.lowerBound)...max(domain.upperBound, second.upperBound)
    }
    switch (kind, other.kind) {
    case (_, .linear): spec.kind = .linear
    case (.symlog(let first), .symlog(let second)):
      spec.kind = .symlog(threshold: min(first, second))
    default: break
    }
    return spec
  }

  /// The scale over the values of all frames.
  public func settled(_ extent: Extent) -> Scale {
    switch kind {
    case .band(let names):
      return Scale(.band(names), 0...Double(max(names.count, 1)), label: label)
    case .automatic:
      var spec = self
      let steep = extent.low > 0 && extent.high > Scale.steepRatio * extent.low
      spec.kind = steep && domain == nil ? .log : .linear
      return spec.settled(extent)
    case .log:
      if let domain { return Scale(.log, domain, label: label) }
      let low = extent.leastPositive.isFinite ? extent.leastPositive : 0.1
      let high = max(extent.high, low)
      // A margin on a logarithmic axis is a factor; without a range it is a factor of two.
      let ratio = max(high / low, 1)
      let factor = ratio > 1.0001 ? Scale.power(ratio, max(margin, 1e-9)) : 2
      return Scale(.log, (low / factor)...(high * factor), label: label)
    case .symlog(let threshold):
      return Scale(
        .symlog(threshold: threshold), domain ?? 0...max(extent.high, threshold), label: label)
    case .linear, .whole:
      let scaleKind: Scale.Kind = kind == .whole ? .whole : .linear
      if let domain { return Scale(scaleKind, Self.solid(domain), label: label) }
      let range = Self.solid(extent.range ?? 0...1)
      let added = (range.upperBound - range.lowerBound) * margin
      return Scale(
        scaleKind, (range.lowerBound - added)...(range.upperBound + added), label: label)
    }
  }

  /// A range that can be divided by: one without length grows by a half on each side.
  private static func solid(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let length = range.upperBound - range.lowerBound
    let tiny = max(abs(range.lowerBound), abs(range.upperBound)) * 1e-9
    if length > tiny, length.isFinite { return range }
    let middle = range.lowerBound / 2 + range.upperBound / 2
    let half = max(1, tiny * 2) / 2
    return (middle - half)...(middle + half)
  }
}
