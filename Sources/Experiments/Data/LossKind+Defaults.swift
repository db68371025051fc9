import Learning

/// What suits the data, for runs that do not say.
extension LossKind {
  /// - Parameter classCount: 0 for regression.
  static func suiting(classCount: Int) -> LossKind {
    switch classCount {
    case 0: .meanSquaredError
    case 2: .binaryCrossEntropy
    default: .categoricalCrossEntropy
    }
  }

  /// The activation of a last layer that names none.
  ///
  /// - Parameter classCount: 0 for regression.
  func defaultOutput(classCount: Int) -> ActivationKind {
    naturalActivation ?? (classCount == 0 ? .linear : .sigmoid)
  }
}
