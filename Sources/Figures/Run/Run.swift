import Graphics
import Learning
import Plots
import Predictions

/// A training run as figures see it: its samples, and the network at every recorded moment.
///
/// Figures take nothing else, so a run that was trained elsewhere can be drawn too.
public struct Run: Sendable {
  /// How training changed images, and the seed by which it did.
  public struct Augmentation: Sendable {
    public let spec: AugmentationSpec
    public let seed: UInt32

    /// That of a training; `nil` where there is none.
    public init?(_ training: TrainingSpec) {
      guard let spec = training.augmentation else { return nil }
      self.spec = spec
      seed = training.seed
    }
  }

  /// What the run is of: "moons".
  public let name: String
  public let training: Samples
  public let validation: Samples
  public let test: Samples
  /// One name a class, in order; empty where numbers are to be predicted.
  public let classNames: [String]
  /// One name a coordinate.
  public let featureNames: [String]
  /// What the number to be predicted is called.
  public let targetName: String
  /// Rising in time; at least one.
  public let moments: [Moment]
  /// The measures of every recorded epoch; there may be more of them than moments.
  public let epochs: [EpochMeasures]
  /// How training images were changed; `nil` where they were not.
  public let augmentation: Augmentation?
  /// Whether nothing but the layout of its figures is asked, so that costly fields may be coarse.
  public let isForLayout: Bool

  public init(
    name: String, training: Samples, validation: Samples = Samples(inputs: []), test: Samples,
    classNames: [String], featureNames: [String], targetName: String = "target",
    moments: [Moment], epochs: [EpochMeasures] = [], augmentation: Augmentation? = nil,
    isForLayout: Bool = false
  ) {
    precondition(!moments.isEmpty, "a run has at least the moment before training")
    self.name = name
    self.training = training
    self.validation = validation
    self.test = test
    self.classNames = classNames
    self.featureNames = featureNames
    self.targetName = targetName
    self.moments = moments
    self.epochs = epochs
    self.augmentation = augmentation
    self.isForLayout = isForLayout
  }

  /// The network at the last moment.
  ///
  /// - Throws: when it can no longer be read.
  func lastPredictor() throws -> Predictor { try moments[moments.count - 1].predictor() }

  /// Its first and last moment alone, so that nothing but the layout of figures is asked.
  public var forLayout: Run {
    if isForLayout { return self }
    return Run(
      name: name, training: training, validation: validation, test: test, classNames: classNames,
      featureNames: featureNames, targetName: targetName,
      moments: moments.count > 1 ? [moments[0], moments[moments.count - 1]] : moments,
      augmentation: augmentation, isForLayout: true)
  }

  /// What figures must know of it to say whether they suit it.
  public func facts() throws -> RunFacts {
    let predictor = try lastPredictor()
    return RunFacts(
      columns: featureNames, classCount: classNames.count, hiddenWidths: predictor.hiddenWidths,
      imageShape: predictor.network.inputShape.count == 3 ? predictor.network.inputShape : nil,
      layers: RunFacts.layers(predictor.network.layers, predictor.network.slots),
      isAugmented: augmentation != nil, trainingCount: training.inputs.count,
      validationCount: validation.inputs.count,
      testCount: test.inputs.count)
  }
}
