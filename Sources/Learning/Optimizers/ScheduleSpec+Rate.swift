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
    case .cosineRestarts: restartingCosine(t, initial, length)
    case .oneCycle: oneCycle(t, of: period ?? length, peak: initial)
    // The losses of epochs decide, which time does not know.
    case .reduceOnPlateau: initial
    }
  }

  private func cosine(_ t: Int, of period: Int, from initial: Double) -> Double {
    guard t < period else { return final }
    return final + (initial - final) * (1 + cos(Double.pi * Double(t) / Double(period))) / 2
  }

  /// As PyTorch's `CosineAnnealingWarmRestarts`.
  private func restartingCosine(_ t: Int, _ initial: Double, _ length: Int) -> Double {
    var cycle = period ?? max((length + 3) / 4, 1)
    var time = t
    if multiplier == 1 {
      time %= cycle
    } else {
      while time >= cycle {
        time -= cycle
        cycle *= multiplier
      }
    }
    return cosine(time, of: cycle, from: initial)
  }

  /// As PyTorch's `OneCycleLR` in two phases: half a cosine up, which ends one step before `riseShare` of the period, and
  /// half a cosine down, which ends with its last step.
  private func oneCycle(_ t: Int, of period: Int, peak: Double) -> Double {
    let start = peak / oneCycle.startDivisor
    let end = start / oneCycle.finalDivisor
    let top = oneCycle.riseShare * Double(period) - 1
    let last = Double(period - 1)
    func between(_ a: Double, _ b: Double, _ share: Double) -> Double {
      b + (a - b) / 2 * (1 + cos(Double.pi * min(share, 1)))
    }
    if Double(t) <= top, top > 0 { return between(start, peak, Double(t) / top) }
    return last > top ? between(peak, end, (Double(t) - top) / (last - top)) : end
  }
}
