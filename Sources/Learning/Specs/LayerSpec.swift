/// The layers that a network can be made of.
public enum LayerKind: String, Sendable, CaseIterable {
  /// a = f(W x + b).
  case dense
  /// a = f(γ (x − μ) / √(σ² + ε) + β), per unit over the batch; running μ and σ² at inference.
  case batchNormalization
  /// Zero with probability `rate` and 1 / (1 − rate) times the input otherwise; the input itself at inference.
  case dropout
}

/// A layer before it has weights.
public struct LayerSpec: Sendable, Equatable {
  public var kind: LayerKind
  /// Of a dense layer; 1...4096. Other layers have as many units as inputs.
  public var units: Int
  /// Of a dense or a batch normalisation layer.
  public var activation: ActivationKind
  /// Of a dense layer; `nil` for the network's.
  public var initializer: InitializerSpec?
  /// Of dropout, the share of units that are left out; 0..<1.
  public var rate: Double
  /// Of batch normalisation, the weight of a new batch in the running statistics; 0...1.
  public var momentum: Double
  /// Of batch normalisation, what is added to the variance; 1e-12...1.
  public var epsilon: Double

  public static let unitCounts = 1...4096
  public static let rates = 0.0...0.999
  public static let momentums = 0.0...1.0
  public static let epsilons = 1e-12...1.0

  public init(
    kind: LayerKind = .dense, units: Int = 1, activation: ActivationKind = .linear,
    initializer: InitializerSpec? = nil, rate: Double = 0.5, momentum: Double = 0.1,
    epsilon: Double = 1e-5
  ) {
    self.kind = kind
    self.units = units
    self.activation = activation
    self.initializer = initializer
    self.rate = rate
    self.momentum = momentum
    self.epsilon = epsilon
  }

  public static func dense(
    _ units: Int, _ activation: ActivationKind, initializer: InitializerSpec? = nil
  ) -> LayerSpec {
    LayerSpec(kind: .dense, units: units, activation: activation, initializer: initializer)
  }

  public static func batchNormalization(_ activation: ActivationKind = .linear) -> LayerSpec {
    LayerSpec(kind: .batchNormalization, activation: activation)
  }

  public static func dropout(rate: Double) -> LayerSpec { LayerSpec(kind: .dropout, rate: rate) }
}
