extension ActivationKind {
  /// Every kind of activation, in the order of the reference.
  public static let allCases: [ActivationKind] = [
    sigmoid, tanh, relu, leakyRelu, elu, gelu, softplus, silu, linear, softmax,
    ActivationKind(ReLU6.self),
  ]

  public static let sigmoid = ActivationKind(Sigmoid.self)
  public static let tanh = ActivationKind(Tanh.self)
  public static let relu = ActivationKind(ReLU.self)
  public static let leakyRelu = ActivationKind(LeakyReLU.self)
  public static let elu = ActivationKind(ELU.self)
  public static let gelu = ActivationKind(GELU.self)
  public static let softplus = ActivationKind(Softplus.self)
  public static let silu = ActivationKind(SiLU.self)
  public static let linear = ActivationKind(Linear.self)
  public static let softmax = ActivationKind(Softmax.self)
}
