/// Ends training when the validation loss (the training loss without validation samples) has not fallen for a while.
public struct EarlyStoppingSpec: Sendable, Equatable {
  /// Epochs without a better loss before training ends; 1...10,000,000.
  public var patience: Int
  /// What a better loss must be lower by, in the units of the targets; 0...1000.
  public var minimumChange: Double

  public static let patiences = 1...10_000_000
  public static let minimumChanges = 0.0...1000.0

  public init(patience: Int = 10, minimumChange: Double = 0) {
    self.patience = patience
    self.minimumChange = minimumChange
  }
}
