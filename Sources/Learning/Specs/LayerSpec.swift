/// The layers that a network can be made of.
public enum LayerKind: String, Sendable, CaseIterable {
  /// a = f(W x + b).
  case dense
  /// a = f(γ (x − μ) / √(σ² + ε) + β), per unit over the batch; running μ and σ² at inference.
  case batchNormalization
  /// a = f(γ (x − μ) / √(σ² + ε) + β), per sample over its units, in training and at inference.
  case layerNormalization
  /// Zero with probability `rate` and 1 / (1 − rate) times the input otherwise; the input itself at inference.
  case dropout
}

/// A layer before it has weights.
public struct LayerSpec: Sendable, Equatable {
  public var kind: LayerKind
  /// Of a dense layer; 1...4096. Other layers have as many units as inputs.
  public var units: Int
  /// Of a dense layer or a normalisation.
  public var activation: ActivationKind
  /// α of leaky ReLU, 0...1, or of ELU, 0...10; `nil` for the activation's default.
  public var alpha: Double?
  /// Whether a dense layer adds b; without it the layer has no such parameter.
  public var hasBias: Bool
  /// Of a dense layer; `nil` for the network's.
  public var initializer: InitializerSpec?
  /// Of dropout, the share of units that are left out; 0..<1.
  public var rate: Double
  /// Of batch normalisation, the weight of a new batch in the running statistics; 0...1.
  public var momentum: Double
  /// Of a normalisation, what is added to the variance; 1e-12...1.
  public var epsilon: Double
  /// Whether training moves the layer's parameters. A frozen batch normalisation works as at inference all the time: it
  /// normalises by its running statistics and leaves them as they are, as in Keras.
  public var isTrainable: Bool

  public static let unitCounts = 1...4096
  public static let rates = 0.0...0.999
  public static let momentums = 0.0...1.0
  public static let epsilons = 1e-12...1.0

  public init(
    kind: LayerKind = .dense, units: Int = 1, activation: ActivationKind = .linear,
    alpha: Double? = nil, hasBias: Bool = true, initializer: InitializerSpec? = nil,
    rate: Double = 0.5, momentum: Double = 0.1, epsilon: Double = 1e-5, isTrainable: Bool = true
  ) {
    self.kind = kind
    self.units = units
    self.activation = activation
    self.alpha = alpha
    self.hasBias = hasBias
    self.initializer = initializer
    self.rate = rate
    self.momentum = momentum
    self.epsilon = epsilon
    self.isTrainable = isTrainable
  }

  public static func dense(
    _ units: Int, _ activation: ActivationKind, alpha: Double? = nil, hasBias: Bool = true,
    initializer: InitializerSpec? = nil, isTrainable: Bool = true
  ) -> LayerSpec {
    LayerSpec(
      kind: .dense, units: units, activation: activation, alpha: alpha, hasBias: hasBias,
      initializer: initializer, isTrainable: isTrainable)
  }

  public static func batchNormalization(
    _ activation: ActivationKind = .linear, isTrainable: Bool = true
  ) -> LayerSpec {
    LayerSpec(kind: .batchNormalization, activation: activation, isTrainable: isTrainable)
  }

  public static func layerNormalization(
    _ activation: ActivationKind = .linear, isTrainable: Bool = true
  ) -> LayerSpec {
    LayerSpec(kind: .layerNormalization, activation: activation, isTrainable: isTrainable)
  }

  public static func dropout(rate: Double) -> LayerSpec { LayerSpec(kind: .dropout, rate: rate) }

  /// How many parameters the layer has, running statistics not counted, and how many units.
  ///
  /// - Parameter width: of what it takes.
  func counts(after width: Int) -> (parameters: Int, units: Int) {
    switch kind {
    case .dense: ((width + (hasBias ? 1 : 0)) * units, units)
    case .batchNormalization, .layerNormalization: (2 * width, width)
    case .dropout: (0, width)
    }
  }
}
