import Learning
import Schemas

/// What suits the data, for configs that do not say.
extension DataSource {
  var defaultLoss: LossKind { .suiting(classCount: classCount) }

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
    loss.defaultOutput(classCount: classCount)
  }

  /// Decides whether targets are standardised, where the config does not: outputs of a bounded or one-sided activation
  /// could not reach what is above or below the mean.
  ///
  /// - Parameter top: for messages.
  mutating func settleTargets(
    _ network: NetworkSpec, _ top: ConfigReader
  ) throws(ConfigError) {
    let key = "dataset.standardizeTargets"
    let output = network.layers.last?.activation ?? .linear
    if classCount > 0 {
      guard standardizesTargets != nil else { return }
      throw top.error(
        key,
        "is for numbers to be predicted, and this data set has classes"
          + (kind.type.hasTargets ? "; \"regression\": true predicts numbers" : ""))
    }
    if standardizesTargets == true, let range = output.range {
      throw top.error(
        key,
        "\(output.rawValue) gives only values from \(ConfigReader.plain(range.lowerBound)) to "
          + "\(ConfigReader.plain(range.upperBound)), which do not reach targets of mean 0 and "
          + "deviation 1; the last layer must be linear")
    }
    standardizesTargets = standardizesTargets ?? (output == .linear)
  }

  /// The network of a config that says nothing of it.
  func defaultNetwork(_ loss: LossKind, seed: UInt32) -> NetworkSpec {
    let output = LayerSpec.dense(outputCount(loss), defaultOutput(loss))
    var spec = NetworkSpec(
      layers: kind.type.model.layers(shape: shape) + [output], seed: seed)
    spec.initializer = spec.defaultInitializer
    return spec
  }

  /// The training of a config that says nothing of it.
  func defaultTraining(seed: UInt32) -> TrainingSpec {
    let model = kind.type.model
    return TrainingSpec(
      loss: LossSpec(defaultLoss), epochs: model.epochs,
      optimizer: OptimizerSpec(kind: model.optimizer, learningRate: model.learningRate),
      batchSize: model.optimizer.defaultBatchSize, seed: seed)
  }
}
