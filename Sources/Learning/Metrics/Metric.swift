/// A number by which a network is measured, with what everyone who shows it must know.
public struct Metric: Sendable, Hashable {
  /// Which values are better.
  public enum Better: Sendable, Hashable {
    case lower, higher, neither
  }

  /// The samples that it is measured on.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case training, validation, test
  }

  /// In snapshots, tables and configs: "rSquared".
  public let name: String
  /// In sentences: "mean absolute error".
  public let words: String
  /// Over columns of numbers: "MAE".
  public let heading: String
  public let better: Better
  /// Whether it is a share, 0...1, that is shown in percent.
  public let isShare: Bool
  /// Whether each part of the data has its own.
  public let hasParts: Bool

  private init(
    _ name: String, _ better: Better, _ words: String? = nil, heading: String? = nil,
    isShare: Bool = false, hasParts: Bool = true
  ) {
    self.name = name
    self.words = words ?? name
    self.heading = heading ?? words ?? name
    self.better = better
    self.isShare = isShare
    self.hasParts = hasParts
  }

  public static let loss = Metric("loss", .lower)
  public static let accuracy = Metric("accuracy", .higher, isShare: true)
  /// The coefficient of determination.
  public static let rSquared = Metric("rSquared", .higher, "R²")

  /// Of each part of the data, in the order of metrics.csv.
  public static let ofParts = [
    loss, accuracy, Metric("precision", .higher, isShare: true),
    Metric("recall", .higher, isShare: true), Metric("f1", .higher, "F1", isShare: true),
    Metric("macroPrecision", .higher, "macro precision", isShare: true),
    Metric("macroRecall", .higher, "macro recall", isShare: true),
    Metric("macroF1", .higher, "macro F1", isShare: true),
    Metric("microF1", .higher, "micro F1", isShare: true),
    Metric("rocAUC", .higher, "area under the ROC curve", heading: "ROC AUC"), rSquared,
    Metric("meanAbsoluteError", .lower, "mean absolute error", heading: "MAE"),
    Metric("meanSquaredError", .lower, "mean squared error", heading: "MSE"),
  ]

  /// Of the run: what L1 and L2 add to the loss, the rate of the next update, ‖∂loss/∂parameters‖.
  public static let ofRun = [
    Metric("penalty", .lower, "penalty of L1 and L2", heading: "penalty", hasParts: false),
    Metric("learningRate", .neither, "learning rate", hasParts: false),
    Metric("gradientNorm", .neither, "gradient norm", hasParts: false),
  ]

  public static let all = ofParts + ofRun

  /// The name of its column and of its value in snapshots: "testLoss"; the metric's own for the training set.
  public func key(_ part: Part) -> String {
    part == .training || !hasParts
      ? name : part.rawValue + name.prefix(1).uppercased() + name.dropFirst()
  }

  /// "training loss", "test R²".
  public func title(_ part: Part) -> String { hasParts ? "\(part.rawValue) \(words)" : words }
}
