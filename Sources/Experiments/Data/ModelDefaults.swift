import Learning

/// What is trained where a config names a data set and nothing else.
///
/// Each data set is learnt by it from nearly every seed, in some hundredths of a second, and slowly enough that most frames
/// of a film differ. All have tanh units and Xavier's initialiser.
struct ModelDefaults: Equatable {
  /// Of each hidden layer; all of them tanh.
  let hiddenUnits: [Int]
  let optimizer: OptimizerKind
  let learningRate: Double
  let epochs: Int

  private init(
    _ hiddenUnits: [Int], _ optimizer: OptimizerKind, _ learningRate: Double, epochs: Int
  ) {
    self.hiddenUnits = hiddenUnits
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.epochs = epochs
  }

  init(_ kind: DataKind) {
    self =
      switch kind.formula {
      case .moons: .init([3], .gradientDescent, 0.1, epochs: 20_000)
      case .circles: .init([6], .adam, 0.01, epochs: 100)
      case .blobs: .init([6], .adam, 0.003, epochs: 60)
      case .gaussianQuantiles: .init([16], .adam, 0.01, epochs: 80)
      case .flower: .init([8], .adam, 0.01, epochs: 300)
      case .spiral: .init([16, 8], .adam, 0.005, epochs: 300)
      case .playgroundCircle: .init([4], .adam, 0.01, epochs: 60)
      case .playgroundXor: .init([8], .adam, 0.005, epochs: 80)
      case .playgroundGauss: .init([3], .adam, 0.003, epochs: 40)
      case .playgroundSpiral: .init([16, 16], .adam, 0.01, epochs: 200)
      case .checkerboard: .init([16, 16], .adam, 0.01, epochs: 240)
      case .parabolas: .init([3], .adam, 0.01, epochs: 40)
      case .xor: .init([6], .adam, 0.02, epochs: 200)
      case .regressPlane: .init([3], .adam, 0.003, epochs: 60)
      case .regressGaussian: .init([16, 16], .adam, 0.01, epochs: 200)
      case .sine: .init([16], .adam, 0.005, epochs: 400)
      // A table.
      case nil: .init([16], .adam, 0.01, epochs: 200)
      }
  }

  static let title = "Defaults by data set"

  /// The section of the config's reference that has all of them, in Markdown.
  static var reference: String {
    let rows = DataKind.allCases.map { kind in
      let model = ModelDefaults(kind)
      let units = model.hiddenUnits.map(String.init).joined(separator: ", ")
      return "| `\(kind.rawValue)` | \(units) | `\(model.optimizer.rawValue)` | "
        + "\(model.learningRate) | \(model.epochs) |\n"
    }
    return """
      What is trained where a config names its data and nothing else: layers of tanh units with Xavier's initialiser, and
      one for the output that the loss decides.

      | data set | hidden units | optimizer | learning rate | epochs |
      | --- | --- | --- | --- | --- |

      """ + rows.joined()
  }
}
