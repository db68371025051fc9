import Graphics

/// A training run as figures see it: its samples, and the network at every recorded epoch.
///
/// Figures take nothing else, so a run that was trained elsewhere can be drawn too.
public struct Run: Sendable {
  /// What the run is of: "moons".
  public let name: String
  public let training: Samples
  public let test: Samples
  /// One name a class, in order; empty where numbers are to be predicted.
  public let classNames: [String]
  /// One name a coordinate.
  public let featureNames: [String]
  /// What the number to be predicted is called.
  public let targetName: String
  /// Rising in epochs; at least one.
  public let moments: [Moment]

  /// Inputs with what the network should make of them.
  public struct Samples: Sendable {
    /// One row a sample, one column a coordinate, as the data have them.
    public let inputs: [[Double]]
    /// The class of each sample, from 0; empty where numbers are to be predicted.
    public let labels: [Int]
    /// The number to be predicted of each sample; empty for classes.
    public let targets: [Double]

    public init(inputs: [[Double]], labels: [Int] = [], targets: [Double] = []) {
      self.inputs = inputs
      self.labels = labels
      self.targets = targets
    }

    /// The samples in the plane of the first two coordinates; a missing second one counts as 0.
    var points: [Point] {
      inputs.map { row in Point(row.first ?? 0, row.count > 1 ? row[1] : 0) }
    }

    static func + (a: Samples, b: Samples) -> Samples {
      Samples(
        inputs: a.inputs + b.inputs, labels: a.labels + b.labels, targets: a.targets + b.targets)
    }
  }

  public init(
    name: String, training: Samples, test: Samples, classNames: [String], featureNames: [String],
    targetName: String = "target", moments: [Moment]
  ) {
    precondition(!moments.isEmpty, "a run has at least the moment before training")
    self.name = name
    self.training = training
    self.test = test
    self.classNames = classNames
    self.featureNames = featureNames
    self.targetName = targetName
    self.moments = moments
  }

  /// The network at the last moment.
  ///
  /// - Throws: when it can no longer be read.
  func lastPredictor() throws -> Predictor { try moments[moments.count - 1].predictor() }
}
