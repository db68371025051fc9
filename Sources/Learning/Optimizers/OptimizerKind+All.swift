extension OptimizerKind {
  /// Every kind of optimiser, in the order of the reference.
  public static let allCases: [OptimizerKind] = [
    OptimizerKind(GradientDescent.self), OptimizerKind(SGD.self), OptimizerKind(Momentum.self),
    OptimizerKind(Nesterov.self), OptimizerKind(Adagrad.self), OptimizerKind(RMSprop.self),
    OptimizerKind(Adam.self), OptimizerKind(AdamW.self), OptimizerKind(Lion.self),
  ]

  public static let gradientDescent = OptimizerKind(GradientDescent.self)
  public static let sgd = OptimizerKind(SGD.self)
  public static let momentum = OptimizerKind(Momentum.self)
  public static let nesterov = OptimizerKind(Nesterov.self)
  public static let adagrad = OptimizerKind(Adagrad.self)
  public static let rmsprop = OptimizerKind(RMSprop.self)
  public static let adam = OptimizerKind(Adam.self)
  public static let adamW = OptimizerKind(AdamW.self)
}
