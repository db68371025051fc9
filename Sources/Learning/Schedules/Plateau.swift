/// The learning rate of the schedule `reduceOnPlateau`: lower whenever the loss has not fallen for a while, by PyTorch's
/// `ReduceLROnPlateau` (mode "min", threshold mode "rel").
package struct Plateau: Sendable, Equatable {
  let spec: ReduceOnPlateau
  private(set) var rate: Double
  private(set) var best = Double.infinity
  /// Epochs without a better loss.
  private(set) var badEpochs = 0
  /// Epochs in which nothing is counted yet.
  private(set) var cooldownLeft = 0

  /// - Parameter rate: η₀.
  init(_ spec: ReduceOnPlateau, rate: Double) {
    self.spec = spec
    self.rate = rate
  }

  /// Takes the loss of an epoch.
  mutating func observe(_ loss: Double) {
    if loss < best * (1 - spec.threshold) {
      best = loss
      badEpochs = 0
    } else {
      badEpochs += 1
    }
    if cooldownLeft > 0 {
      cooldownLeft -= 1
      badEpochs = 0
    }
    guard badEpochs > spec.patience else { return }
    let reduced = max(rate * spec.factor, spec.minimumRate)
    if rate - reduced > Self.leastChange { rate = reduced }
    cooldownLeft = spec.cooldown
    badEpochs = 0
  }

  /// Smaller steps are not taken, as in PyTorch.
  private static var leastChange: Double { 1e-8 }

  mutating func restore(rate: Double, best: Double, badEpochs: Int, cooldownLeft: Int) {
    self.rate = rate
    self.best = best
    self.badEpochs = badEpochs
    self.cooldownLeft = cooldownLeft
  }
}
