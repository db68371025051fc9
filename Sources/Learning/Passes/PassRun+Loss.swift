/// The output of a pass beside its targets.
extension PassRun {
  /// How many samples have their largest output where the largest target is; a single output must be on its target's
  /// side of the threshold.
  func correctCount(above threshold: Double) -> Int {
    let threshold = Scalar(threshold)
    var correct = 0
    for s in 0..<samples {
      if output.rows == 1 {
        if (output.row(0)[s] > threshold) == (targets.row(0)[s] > threshold) { correct += 1 }
        continue
      }
      var (best, label) = (0, 0)
      for k in 1..<output.rows {
        if output.row(k)[s] > output.row(best)[s] { best = k }
        if targets.row(k)[s] > targets.row(label)[s] { label = k }
      }
      if best == label { correct += 1 }
    }
    return correct
  }

  /// δ of the last layer.
  @inline(__always)
  func differentiate(_ loss: Loss) {
    loss.differentiate(
      z: z(layers.count - 1), a: output, targets: targets, into: outputDelta)
  }

  /// The sum of the samples' losses; overwrites the δ of the last layer.
  func lossSum(_ loss: Loss) -> Double {
    loss.sum(z: z(layers.count - 1), a: output, targets: targets, scratch: outputDelta)
  }
}
