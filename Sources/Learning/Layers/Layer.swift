/// A layer whose shapes are known. Its parameters are ranges among the values of its network, so that an optimiser sees
/// one row of numbers.
public enum Layer: Sendable, Equatable {
  case dense(Dense)
  case batchNormalization(BatchNormalization)
  case layerNormalization(LayerNormalization)
  case dropout(Dropout)

  public var kind: LayerKind {
    switch self {
    case .dense: .dense
    case .batchNormalization: .batchNormalization
    case .layerNormalization: .layerNormalization
    case .dropout: .dropout
    }
  }

  public var inputs: Int {
    if case .dense(let layer) = self { layer.inputs } else { units }
  }

  public var units: Int {
    switch self {
    case .dense(let layer): layer.units
    case .batchNormalization(let layer): layer.units
    case .layerNormalization(let layer): layer.units
    case .dropout(let layer): layer.units
    }
  }

  public var activation: Activation {
    switch self {
    case .dense(let layer): layer.activation
    case .batchNormalization(let layer): layer.activation
    case .layerNormalization(let layer): layer.activation
    case .dropout: Activation(.linear)
    }
  }
}

/// a = f(W x + b).
public struct Dense: Sendable, Equatable {
  public let inputs: Int
  public let units: Int
  public let activation: Activation
  /// W, [units, inputs].
  public let weight: Range<Int>
  /// b, [units]; `nil` for a layer without one.
  public let bias: Range<Int>?
  /// Whether training moves them.
  public let isTrainable: Bool
}

/// a = f(γ (x − μ) / √(σ² + ε) + β), over the batch in training and with running statistics at inference and when frozen
/// (S. Ioffe, C. Szegedy, ICML 2015).
public struct BatchNormalization: Sendable, Equatable {
  public let units: Int
  public let activation: Activation
  public let momentum: Double
  public let epsilon: Double
  /// γ, β, the running mean and the running (unbiased) variance, [units] each.
  public let scale, shift, mean, variance: Range<Int>
  /// Whether training moves γ and β and the statistics.
  public let isTrainable: Bool
}

/// a = f(γ (x − μ) / √(σ² + ε) + β), with mean and (biased) variance over the units of each sample
/// (J. L. Ba et al., 2016).
public struct LayerNormalization: Sendable, Equatable {
  public let units: Int
  public let activation: Activation
  public let epsilon: Double
  /// γ and β, [units] each.
  public let scale, shift: Range<Int>
  /// Whether training moves them.
  public let isTrainable: Bool
}

/// Inverted dropout (N. Srivastava et al., JMLR 15, 2014).
public struct Dropout: Sendable, Equatable {
  public let units: Int
  public let rate: Double
}
