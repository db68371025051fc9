/// The output of a pass beside its targets.
extension PassRun {
  /// How many samples have their largest output where the largest target is; a single output must be on its target's
  /// side of the threshold.
  func correctCount(above threshold: Double) -> Int {
    let threshold = Scalar(threshold)
    let (a, y, rows, stride) = (output.source, targets.source, output.rows, stride)
    var correct = 0
    if rows == 1 {
      for s in 0..<samples { correct &+= (a[s] > threshold) == (y[s] > threshold) ? 1 : 0 }
      return correct
    }
    for s in 0..<samples {
      var (best, label) = (s, s)
      for place in Swift.stride(from: s + stride, to: rows * stride, by: stride) {
        if a[place] > a[best] { best = place }
        if y[place] > y[label] { label = place }
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
