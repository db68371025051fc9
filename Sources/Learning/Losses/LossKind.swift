/// What training makes small; always a mean over samples, and over their outputs where it says so.
public enum LossKind: String, Sendable, CaseIterable {
  /// −y log p − (1 − y) log(1 − p), over every output.
  case binaryCrossEntropy
  /// −Σ y log p over the outputs of a sample.
  case categoricalCrossEntropy
  /// (a − y)², over every output.
  case meanSquaredError
  /// |a − y|, over every output.
  case meanAbsoluteError
  /// e² / 2 up to |e| = δ and δ (|e| − δ / 2) beyond, with e = a − y, over every output (P. Huber, 1964).
  case huber
  /// max(0, 1 − y a) with y = ±1, over every output: a linear support vector machine's (V. Vapnik, 1995).
  case hinge

  /// The activation that the outputs must have. Of the cross-entropies it is the one whose logits they take, for which
  /// ∂loss/∂z is p − y: stable at any logit.
  public var naturalActivation: ActivationKind? {
    switch self {
    case .binaryCrossEntropy: .sigmoid
    case .categoricalCrossEntropy: .softmax
    case .hinge: .linear
    case .meanSquaredError, .meanAbsoluteError, .huber: nil
    }
  }

  /// What a single output must be above for class 1: halfway between the values that the classes are to give.
  public var threshold: Double { self == .hinge ? 0 : 0.5 }
}
