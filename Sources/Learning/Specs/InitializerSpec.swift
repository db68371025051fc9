/// What weights start as. Biases start at 0.
public enum InitializerKind: String, Sendable, CaseIterable {
  case zeros
  /// N(0, standardDeviation).
  case normal
  /// U(−limit, limit).
  case uniform
  /// N(0, 10): far too large, to show what that does.
  case largeRandom
  /// N(0, √(2 / (fan-in + fan-out))) (X. Glorot, Y. Bengio, AISTATS 2010).
  case xavierNormal
  /// U(±√(6 / (fan-in + fan-out))).
  case xavierUniform
  /// N(0, √(2 / fan-in)) (K. He et al., ICCV 2015).
  case heNormal
  /// U(±√(6 / fan-in)).
  case heUniform
  /// N(0, √(1 / fan-in)) (Y. LeCun et al., Efficient BackProp, 1998).
  case lecunNormal
  /// U(±√(3 / fan-in)).
  case lecunUniform
}

/// How weights are drawn.
public struct InitializerSpec: Sendable, Equatable {
  public var kind: InitializerKind
  /// Of `normal`; 0...100.
  public var standardDeviation: Double
  /// Of `uniform`; 0...100.
  public var limit: Double

  public static let standardDeviations = 0.0...100.0
  public static let limits = 0.0...100.0

  public init(
    kind: InitializerKind = .normal, standardDeviation: Double = 0.01, limit: Double = 0.05
  ) {
    self.kind = kind
    self.standardDeviation = standardDeviation
    self.limit = limit
  }
}
