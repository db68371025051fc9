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

  /// Forward and back.
  ///
  /// - Parameter gradients: of the mean loss; as many numbers as are trainable, all overwritten.
  /// - Returns: the sum of the samples' losses and the number of right predictions, when asked for.
  @inline(__always)
  func differentiate(
    _ loss: Loss, _ values: UnsafePointer<Scalar>,
    into gradients: UnsafeMutablePointer<Scalar>, _ mode: PassMode<Scalar>, measuresLoss: Bool,
    countsCorrect: Bool
  ) -> (loss: Double, correct: Int) {
    forward(values, mode: mode)
    let sum = measuresLoss ? lossSum(loss) : 0
    let correct = countsCorrect ? correctCount(above: loss.threshold) : 0
    differentiate(loss)
    backward(values, into: gradients, isPreActivation: loss.isFromLogits, mode: mode)
    return (sum, correct)
  }
}
