/// How gradients move parameters.
public enum OptimizerKind: String, Sendable, CaseIterable {
  /// p ← p − η g, over the whole training set.
  case gradientDescent
  /// p ← p − η g, over mini-batches.
  case sgd
  /// v ← μ v + g; p ← p − η v (B. T. Polyak, 1964), with v starting as the first g, as in PyTorch.
  case momentum
  /// v ← μ v + g; p ← p − η (g + μ v) (Y. Nesterov, 1983; I. Sutskever et al., ICML 2013).
  case nesterov
  /// s ← s + g²; p ← p − η g / (√s + ε) (J. Duchi et al., JMLR 12, 2011).
  case adagrad
  /// s ← ρ s + (1 − ρ) g²; p ← p − η g / (√s + ε) (G. Hinton, 2012).
  case rmsprop
  /// m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; p ← p − η m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and
  /// v̂ = v / (1 − β₂ᵗ) (D. Kingma, J. Ba, ICLR 2015).
  case adam
  /// Adam with weight decay unless it is 0 (I. Loshchilov, F. Hutter, ICLR 2019).
  case adamW

  /// What a course would start with.
  public var defaultLearningRate: Double {
    switch self {
    case .gradientDescent, .sgd, .adagrad: 0.1
    case .momentum, .nesterov: 0.01
    case .rmsprop, .adam, .adamW: 0.001
    }
  }

  /// Samples a step; `nil` for all.
  public var defaultBatchSize: Int? { self == .gradientDescent ? nil : 32 }
  /// 20,000 for the one that makes a single step an epoch, else 200.
  public var defaultEpochs: Int { self == .gradientDescent ? 20_000 : 200 }
  public var defaultEpsilon: Double { self == .adagrad ? 1e-10 : 1e-8 }
  public var defaultWeightDecay: Double { self == .adamW ? 0.01 : 0 }
}

/// An optimiser with its numbers; those that its kind does not use do nothing.
public struct OptimizerSpec: Sendable, Equatable {
  public var kind: OptimizerKind
  /// η, above 0, at most 1000.
  public var learningRate: Double
  /// μ of momentum and Nesterov; 0..<1.
  public var momentum: Double
  /// ρ of RMSprop; 0..<1.
  public var decay: Double
  /// β₁ and β₂ of Adam and AdamW; 0..<1.
  public var beta1, beta2: Double
  /// ε; 0...1.
  public var epsilon: Double
  /// λ of decoupled weight decay: every parameter shrinks by η λ a step before it moves, whatever its gradient; 0...10.
  public var weightDecay: Double

  public static let learningRates = 1e-12...1000.0
  public static let rates = 0.0...0.999_999
  public static let epsilons = 0.0...1.0
  public static let weightDecays = 0.0...10.0

  /// - Parameters: those left out are what is usual for the kind.
  public init(
    kind: OptimizerKind = .gradientDescent, learningRate: Double? = nil, momentum: Double = 0.9,
    decay: Double = 0.99, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double? = nil,
    weightDecay: Double? = nil
  ) {
    self.kind = kind
    self.learningRate = learningRate ?? kind.defaultLearningRate
    self.momentum = momentum
    self.decay = decay
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon ?? kind.defaultEpsilon
    self.weightDecay = weightDecay ?? kind.defaultWeightDecay
  }
}
