/// What is known of an epoch without an evaluation of its own.
public struct EpochMeasures: Sendable, Equatable {
  /// From 1.
  public let epoch: Int
  /// Means over the epoch's batches, each before its update and with layers as in training, as Keras reports them; the loss
  /// in the units of the targets, without regularisation.
  public let loss: Double
  /// `nil` for regression.
  public let accuracy: Double?
  /// After the epoch, as at inference; `nil` without validation samples.
  public let validationLoss: Double?
  public let validationAccuracy: Double?

  public init(
    epoch: Int, loss: Double, accuracy: Double? = nil, validationLoss: Double? = nil,
    validationAccuracy: Double? = nil
  ) {
    self.epoch = epoch
    self.loss = loss
    self.accuracy = accuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
  }

  /// What may be measured of an epoch, in the order of epochs.csv.
  public static let measures: [(metric: Metric, part: Metric.Part)] = [
    (.loss, .training), (.accuracy, .training), (.loss, .validation), (.accuracy, .validation),
  ]

  /// `nil` for what was not measured.
  public func value(_ metric: Metric, _ part: Metric.Part) -> Double? {
    switch (metric, part) {
    case (.loss, .training): loss
    case (.accuracy, .training): accuracy
    case (.loss, .validation): validationLoss
    case (.accuracy, .validation): validationAccuracy
    default: nil
    }
  }

  /// So many epochs of a training have their measures, at most, so that they cost next to nothing.
  public static let most = 1000

  /// Whether an epoch of a training has its measures: every one of a short training, else every second, third, …, and the
  /// last.
  static func has(_ epoch: Int, of epochs: Int) -> Bool {
    epoch % ((epochs + most - 1) / most) == 0 || epoch == epochs
  }
}

/// Sums over the batches of an epoch so far.
struct EpochSums: Sendable, Equatable {
  var loss = 0.0
  var correct = 0
  var samples = 0
}
