/// The numbers of the schedule `reduceOnPlateau`, with PyTorch's defaults.
public struct PlateauSpec: Sendable, Equatable {
  /// What the rate is multiplied by; above 0, below 1.
  public var factor: Double
  /// Epochs without a better loss that are put up with; 0...10,000,000.
  public var patience: Int
  /// A better loss is below (1 − threshold) times the best one; 0..<1.
  public var threshold: Double
  /// Epochs after a reduction in which nothing is counted; 0...10,000,000.
  public var cooldown: Int
  /// The rate does not go below this; 0...1000.
  public var minimumRate: Double

  public static let factors = 1e-12...0.999_999
  public static let patiences = 0...10_000_000
  public static let thresholds = 0.0...0.999_999
  public static let minimumRates = 0.0...1000.0

  public init(
    factor: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4, cooldown: Int = 0,
    minimumRate: Double = 0
  ) {
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
    self.cooldown = cooldown
    self.minimumRate = minimumRate
  }
}
