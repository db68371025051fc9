/// What weights start as.
public enum InitializerKind: String, Sendable, CaseIterable {
  case zeros, normal
}

public struct InitializerSpec: Sendable, Equatable {
  public var kind: InitializerKind
  /// Of `normal`; 0...100.
  public var standardDeviation: Double

  public static let standardDeviations = 0.0...100.0

  public init(kind: InitializerKind = .normal, standardDeviation: Double = 0.01) {
    self.kind = kind
    self.standardDeviation = standardDeviation
  }
}

public enum LayerKind: String, Sendable, CaseIterable {
  case dense
}

public struct LayerSpec: Sendable, Equatable {
  public var kind: LayerKind
  /// 1...4096.
  public var units: Int
  public var activation: ActivationKind

  public static let unitCounts = 1...4096

  public init(kind: LayerKind = .dense, units: Int, activation: ActivationKind) {
    self.kind = kind
    self.units = units
    self.activation = activation
  }
}

/// A network before it has weights.
public struct NetworkSpec: Sendable, Equatable {
  public var layers: [LayerSpec]
  public var initializer: InitializerSpec

  public static let depths = 1...64

  public init(layers: [LayerSpec], initializer: InitializerSpec = InitializerSpec()) {
    self.layers = layers
    self.initializer = initializer
  }

  public var hiddenWidths: [Int] { layers.dropLast().map(\.units) }
}
