extension LayerKind {
  /// Every kind of layer, in the order of the reference.
  public static let allCases: [LayerKind] = [
    LayerKind(Dense.self), LayerKind(BatchNormalization.self), LayerKind(LayerNormalization.self),
    LayerKind(Dropout.self), LayerKind(Conv2D.self), LayerKind(MaxPool.self),
    LayerKind(AveragePool.self), LayerKind(GlobalAveragePool.self), LayerKind(Flatten.self),
    LayerKind(Residual.self), LayerKind(PReLU.self),
  ]

  public static let dense = LayerKind(Dense.self)
  public static let batchNormalization = LayerKind(BatchNormalization.self)
  public static let layerNormalization = LayerKind(LayerNormalization.self)
  public static let dropout = LayerKind(Dropout.self)
}
