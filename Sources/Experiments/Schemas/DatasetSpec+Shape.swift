import Learning

extension DatasetSpec {
  /// The numbers of each sample.
  var inputCount: Int {
    switch kind {
    case .moons: 2
    }
  }

  /// 0 for regression.
  var classCount: Int {
    switch kind {
    case .moons: 2
    }
  }

  /// The loss that suits the targets.
  var usualLoss: LossKind {
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
  func usualOutput(_ loss: LossKind) -> ActivationKind {
    loss.naturalActivation ?? (classCount == 0 ? .linear : .sigmoid)
  }

  /// The network of a config that has none.
  func usualNetwork(_ loss: LossKind) -> NetworkSpec {
    NetworkSpec(layers: [
      .dense(classCount == 2 ? 3 : 8, .tanh), .dense(outputCount(loss), usualOutput(loss)),
    ])
  }
}
