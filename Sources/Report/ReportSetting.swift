/// A setting in which runs differ.
public struct ReportSetting: Sendable {
  /// In the config: "training.optimizer.learningRate".
  public let keyPath: String
  /// In words: "learning rate".
  public let name: String
  /// For each run what it has; `nil` for a run without such a setting.
  public let values: [String?]
  /// Whether runs that differ in nothing else are one experiment with other random numbers.
  public let isSeed: Bool

  public init(keyPath: String, name: String, values: [String?], isSeed: Bool = false) {
    self.keyPath = keyPath
    self.name = name
    self.values = values
    self.isSeed = isSeed
  }
}
