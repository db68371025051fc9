extension LossKind {
  /// Every kind of loss, in the order of the reference.
  public static let allCases: [LossKind] = [
    binaryCrossEntropy, categoricalCrossEntropy, meanSquaredError, meanAbsoluteError, huber, hinge,
  ]

  public static let binaryCrossEntropy = LossKind(BinaryCrossEntropy.self)
  public static let categoricalCrossEntropy = LossKind(CategoricalCrossEntropy.self)
  public static let meanSquaredError = LossKind(MeanSquaredError.self)
  public static let meanAbsoluteError = LossKind(MeanAbsoluteError.self)
  public static let huber = LossKind(Huber.self)
  public static let hinge = LossKind(Hinge.self)
}
