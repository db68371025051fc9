/// Ends training when the validation loss has not fallen for a while.
public struct EarlyStoppingSpec: Sendable, Equatable {
  /// Epochs without a better loss before training ends; 1...10,000,000.
  public var patience: Int
  /// What a better loss must be lower by, in the units of the targets; 0...1000.
  public var minimumChange: Double
  /// Whether the run ends with the best epoch instead of the one after which training stopped.
  public var restoresBest: Bool

  public static let patiences = 1...10_000_000
  public static let minimumChanges = 0.0...1000.0

  public init(patience: Int = 10, minimumChange: Double = 0, restoresBest: Bool = false) {
    self.patience = patience
    self.minimumChange = minimumChange
    self.restoresBest = restoresBest
  }
}
