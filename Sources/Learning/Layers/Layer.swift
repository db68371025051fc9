/// A layer whose shapes are known. Its parameters are ranges among the values of its network, so that an optimiser sees
/// one row of numbers.
public enum Layer: Sendable, Equatable {
  case dense(Dense)
  case batchNormalization(BatchNormalization)
  case dropout(Dropout)

  public var kind: LayerKind {
    switch self {
    case .dense: .dense
    case .batchNormalization: .batchNormalization
    case .dropout: .dropout
    }
  }

  public var inputs: Int {
    switch self {
    case .dense(let layer): layer.inputs
    case .batchNormalization(let layer): layer.units
    case .dropout(let layer): layer.units
    }
  }

  public var units: Int {
    switch self {
    case .dense(let layer): layer.units
    case .batchNormalization(let layer): layer.units
    case .dropout(let layer): layer.units
    }
  }

  public var activation: ActivationKind {
    switch self {
    case .dense(let layer): layer.activation
    case .batchNormalization(let layer): layer.activation
    case .dropout: .linear
    }
  }
}

/// a = f(W x + b).
public struct Dense: Sendable, Equatable {
  public let inputs: Int
  public let units: Int
  public let activation: ActivationKind
  /// W, [units, inputs].
  public let weight: Range<Int>
  /// b, [units].
  public let bias: Range<Int>
}

/// a = f(γ (x − μ) / √(σ² + ε) + β), over the batch in training and with running statistics at inference
/// (S. Ioffe, C. Szegedy, ICML 2015).
public struct BatchNormalization: Sendable, Equatable {
  public let units: Int
  public let activation: ActivationKind
  public let momentum: Double
  public let epsilon: Double
  /// γ, β, the running mean and the running (unbiased) variance, [units] each.
  public let scale, shift, mean, variance: Range<Int>
}

/// Inverted dropout (N. Srivastava et al., JMLR 15, 2014).
public struct Dropout: Sendable, Equatable {
  public let units: Int
  public let rate: Double
}
