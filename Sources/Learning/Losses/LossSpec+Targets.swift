import Numerics

extension LossSpec {
  /// What a network with so many outputs is to give for some samples under this loss, [outputs, samples]: ±1 for hinge,
  /// smoothed classes where that is asked for, else the values or classes themselves.
  func targets<Scalar: Real>(of data: Dataset, outputs: Int) -> Matrix<Scalar> {
    var targets: Matrix<Scalar> = data.outputs(outputs)
    if data.isRegression { return targets }
    if kind == .hinge {
      for i in targets.elements.indices { targets.elements[i] = 2 * targets.elements[i] - 1 }
    } else if labelSmoothing > 0 {
      let (keep, share) = (1 - labelSmoothing, labelSmoothing / Double(max(outputs, 2)))
      for i in targets.elements.indices {
        targets.elements[i] = Scalar(keep * Double(targets.elements[i]) + share)
      }
    }
    return targets
  }
}
