/// What training makes small; always a mean.
public enum LossKind: String, Sendable, CaseIterable {
  /// −y log p − (1 − y) log(1 − p), over every output.
  case binaryCrossEntropy
  /// −Σ y log p over the outputs of a sample.
  case categoricalCrossEntropy
  /// (a − y)², over every output.
  case meanSquaredError
  /// |a − y|, over every output.
  case meanAbsoluteError

  /// The activation whose logits this loss takes, for which ∂loss/∂z is p − y: stable at any logit.
  public var naturalActivation: ActivationKind? {
    switch self {
    case .binaryCrossEntropy: .sigmoid
    case .categoricalCrossEntropy: .softmax
    case .meanSquaredError, .meanAbsoluteError: nil
    }
  }
}
