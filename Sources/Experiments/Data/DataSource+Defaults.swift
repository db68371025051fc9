import Learning

/// What suits the data, for configs that do not say.
extension DataSource {
  var defaultLoss: LossKind {
    switch classCount {
    case 0: .meanSquaredError
    case 2: .binaryCrossEntropy
    default: .categoricalCrossEntropy
    }
  }

  /// The units that the last layer must have for a loss.
  func outputCount(_ loss: LossKind) -> Int {
    switch classCount {
    case 0: 1
    case 2: loss == .categoricalCrossEntropy ? 2 : 1
    default: classCount
    }
  }

  /// The activation of a last layer that names none.
  func defaultOutput(_ loss: LossKind) -> ActivationKind {
    loss.naturalActivation ?? (classCount == 0 ? .linear : .sigmoid)
  }

  /// The layers of a config that has none.
  func defaultLayers(_ loss: LossKind) -> [LayerSpec] {
    defaultHiddenUnits.map { .dense($0, .tanh) } + [.dense(outputCount(loss), defaultOutput(loss))]
  }

  /// Enough to separate the classes, and few enough to see what each unit does.
  private var defaultHiddenUnits: [Int] {
    switch kind.formula {
    case .flower: [4]
    case .spiral: [32]
    case .playgroundSpiral, .checkerboard: [16, 16]
    case .regressGaussian: [8, 8]
    case .sine, nil: [16]
    default: [3]
    }
  }
}
