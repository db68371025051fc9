import Numerics

extension LossSpec {
  /// What a network with so many outputs is to give for some samples under this loss, [outputs, samples]: classes as the loss
  /// takes them, ±1 for hinge, smoothed where that is asked for, else the values themselves.
  func targets<Scalar: Real>(of data: Dataset, outputs: Int) -> Matrix<Scalar> {
    var targets: Matrix<Scalar> = data.outputs(outputs)
    if data.isRegression { return targets }
    let (zero, one) = (
      Scalar(options.target(0, outputs: outputs)), Scalar(options.target(1, outputs: outputs))
    )
    for i in targets.elements.indices { targets.elements[i] = targets.elements[i] > 0 ? one : zero }
    return targets
  }
}
