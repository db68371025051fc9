import Figures
import Formatting
import Learning
import Plots
import Schemas

/// What no key can tell alone: whether the parts of an experiment fit together.
extension Experiment {
  public static let mostSnapshots = 100_000
  public static let mostParameters = 100_000_000

  /// How many numbers the network takes.
  public var inputCount: Int { inputs.inputCount(coordinates: source.featureCount) }

  /// Whether the data are images from files whose pixels are held as bytes.
  public var readsPixels: Bool {
    if case .pixels? = source.loaded?.data.values { true } else { false }
  }

  /// What the network takes: [features], or [channels, height, width].
  public var inputShape: [Int] { source.shape ?? [inputCount] }

  /// How many numbers the network is made of.
  public var parameterCount: Int { outline?.parameterCount ?? 0 }

  /// How many numbers the largest parameter is made of.
  public var largestParameter: Int { outline?.slots.map(\.range.count).max() ?? 0 }

  /// How many numbers a batch of so many samples holds in training.
  public func batchNumbers(_ size: Int) -> Int { outline?.batchNumbers(size) ?? 0 }

  /// How many numbers each layer gives.
  public var layerUnits: [Int] { outline?.layers.map(\.units) ?? [] }

  /// `nil` for layers that do not fit, which a checked experiment has none of.
  private var outline: NetworkOutline? { try? network.outline(input: inputShape) }

  /// - Parameter top: for messages.
  func check(_ top: ConfigReader) throws(ConfigError) {
    let sizes = try checkSplit(top)
    if let feature = inputs.missing(coordinates: source.featureCount),
      let index = inputs.features.firstIndex(of: feature)
    {
      throw top.error(
        "inputs.features[\(index)]",
        "\"\(feature.rawValue)\" needs two coordinates, and this data set has one")
    }
    try inputs.checkScale(
      count: inputs.scaleCount(coordinates: source.featureCount, shape: source.shape),
      perChannel: source.shape != nil, top)
    if let shape = source.shape, !inputs.features.isEmpty {
      throw top.error(
        "inputs.features", "are made of coordinates, and the samples are images of \(shape)")
    }
    try checkNetwork(top)
    try checkTraining(top, sizes)
    let stepsPerEpoch = network.stepsPerEpoch(
      samples: sizes.training, batchSize: training.batchSize)
    try checkSchedule(top, stepsPerEpoch: stepsPerEpoch)
    try checkSnapshots(top, stepsPerEpoch: stepsPerEpoch)
    try FigureSpec.check(figures, runFacts, top)
    try FigureSpec.checkKinds(compare.map(\.figure), runFacts, "compare", top)
    try FigureSpec.checkFiles(compare.map(\.figure), "compare", top)
  }

  /// - Returns: how many samples each part gets.
  private func checkSplit(_ top: ConfigReader) throws(ConfigError) -> SplitSizes {
    if split.testFraction + split.validationFraction >= 1 {
      throw top.error(
        "dataset.validationFraction",
        "\(ConfigReader.plain(split.validationFraction)) and the testFraction of "
          + "\(ConfigReader.plain(split.testFraction)) leave no samples to train with")
    }
    do {
      return try split.sizes(
        samples: source.sampleCount, classes: source.presentClassCount)
    } catch {
      let key = split.validationFraction > split.testFraction ? "validation" : "test"
      throw top.error("dataset.\(key)Fraction", "\(error)")
    }
  }

  /// The network must be one, of a size that can be trained, and give what the loss takes.
  private func checkNetwork(_ top: ConfigReader) throws(ConfigError) {
    let index = network.layers.count - 1
    let last = network.layers[index]
    let key = "network.layers[\(index)]"
    if last.kind != .dense {
      throw top.error(
        key + ".kind", "\"\(last.kind.rawValue)\" cannot be last; the last layer must be dense")
    }
    let outline = try network.outline(input: inputShape, top)
    if outline.parameterCount > Self.mostParameters {
      throw top.error(
        "network.layers",
        "make \(Numerals.grouped(outline.parameterCount)) parameters; there may be up to "
          + Numerals.grouped(Self.mostParameters))
    }
    if outline.trainedCount == 0 {
      throw top.error(
        "network.layers", "are all frozen; at least one with parameters must be trainable")
    }
    try checkLoss(top, last: last, key: key)
  }

  /// What training needs of the samples.
  private func checkTraining(_ top: ConfigReader, _ sizes: SplitSizes) throws(ConfigError) {
    if training.earlyStopping != nil, sizes.validation == 0 {
      throw top.error(
        "training.earlyStopping",
        "watches the loss on validation samples, and there are none; set "
          + "dataset.validationFraction, to 0.2 for example")
    }
    try checkAugmentation(top)
    guard network.needsPairs else { return }
    if training.batchSize == 1 {
      throw top.error(
        "training.batchSize",
        "1 leaves batch normalisation nothing to compare a sample with; it must be at least 2")
    }
    if sizes.training == 1 {
      throw top.error(
        "network.layers",
        "hold a batch normalisation, which needs at least 2 training samples, and there is 1")
    }
  }

  private func checkAugmentation(_ top: ConfigReader) throws(ConfigError) {
    guard let augmentation = training.augmentation else { return }
    let key = "training.augmentation"
    guard let shape = source.shape else {
      throw top.error(key, "changes images, and the samples of this data set are none")
    }
    let side = min(shape[1], shape[2])
    for (name, size) in [("crop", augmentation.crop), ("cutout", augmentation.cutout)]
    where size > side {
      throw top.error(
        "\(key).\(name)", "\(size) is more than the \(side) pixels of the images' shorter side")
    }
  }

  private func checkSchedule(_ top: ConfigReader, stepsPerEpoch: Int) throws(ConfigError) {
    let schedule = training.schedule
    let length = training.epochs * (schedule.unit == .steps ? stepsPerEpoch : 1)
    if let problem = schedule.options.problem(length: length) {
      throw top.error("training.schedule.\(problem.key)", problem.text)
    }
  }

  private func checkSnapshots(_ top: ConfigReader, stepsPerEpoch steps: Int) throws(ConfigError) {
    if let index = snapshots.list.firstIndex(where: { $0 > training.epochs }) {
      throw top.error(
        "snapshots.epochs[\(index)]",
        "\(snapshots.list[index]) is after the last epoch, \(training.epochs)")
    }
    let count = snapshots.snapshotCount(epochs: training.epochs, stepsPerEpoch: steps)
    guard count > Self.mostSnapshots else { return }
    let total = snapshots.kind == .everySteps ? training.epochs * steps : training.epochs
    let unit = snapshots.kind == .everySteps ? "steps" : "epochs"
    throw top.error(
      "snapshots.every",
      "\(snapshots.every ?? 1) makes \(count) snapshots of \(total) \(unit); at most "
        + "\(Self.mostSnapshots) are kept, so it must be at least \(total / Self.mostSnapshots + 1)"
    )
  }
}
