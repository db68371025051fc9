/// Watches the validation loss for the epoch after which training should end.
struct EarlyStopping: Sendable, Equatable {
  let spec: EarlyStoppingSpec
  private(set) var best = Double.infinity
  /// 0 as long as no loss was a finite number.
  private(set) var bestEpoch = 0

  init(_ spec: EarlyStoppingSpec) { self.spec = spec }

  /// - Returns: whether training should end after this epoch.
  mutating func observe(_ loss: Double, epoch: Int) -> Bool {
    if loss < best - spec.minimumChange {
      best = loss
      bestEpoch = epoch
      return false
    }
    return epoch - bestEpoch >= spec.patience
  }

  mutating func restore(best: Double, bestEpoch: Int) {
    self.best = best
    self.bestEpoch = bestEpoch
  }
}
