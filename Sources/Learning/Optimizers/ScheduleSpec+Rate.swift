import CLibrary

extension ScheduleSpec {
  /// The learning rate at time t ≥ 0.
  ///
  /// - Parameters:
  ///   - initial: η₀.
  ///   - length: of the whole training, in the same unit as t; what `period` is when it is `nil`.
  public func rate(at t: Int, initial: Double, length: Int) -> Double {
    switch kind {
    case .constant: initial
    case .step: initial * pow(factor, Double(t / max(interval, 1)))
    case .exponential: initial * pow(factor, Double(t))
    case .inverseTime: initial / (1 + decay * Double(t))
    case .cosine: cosine(t, of: period ?? length, from: initial)
    case .warmupCosine:
      t < warmup
        ? initial * Double(t + 1) / Double(warmup)
        : cosine(t - warmup, of: (period ?? length) - warmup, from: initial)
    }
  }

  private func cosine(_ t: Int, of period: Int, from initial: Double) -> Double {
    guard t < period else { return final }
    return final + (initial - final) * (1 + cos(Double.pi * Double(t) / Double(period))) / 2
  }
}
