import Numerics

/// How gradients move the parameters in one update.
struct Descent<Scalar: Real> {
  let rate: Double
  let step: Int
  let slots: [ParameterSlot]
  let regularization: Regularization
  let clipNorm: Double?
  /// Of the gradients, with padding.
  let count: Int

  @inline(__always)
  func move(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafeMutablePointer<Scalar>,
    _ optimizer: inout Optimizer<Scalar>, _ threads: PassThreads
  ) {
    regularization.add(values, to: gradients, slots)
    if let clipNorm { clip(gradients, to: clipNorm) }
    optimizer.update(values, gradients, rate: rate, step: step, threads)
  }

  /// Shortens the gradients to a norm, as PyTorch's `clip_grad_norm_` does.
  private func clip(_ gradients: UnsafeMutablePointer<Scalar>, to limit: Double) {
    var (squares, sum): (Scalar, Scalar) = (0, 0)
    Scalar.kernels.dots(
      gradients, rows: 1, gradients, depth: 1, stride: count, samples: count, into: &squares,
      sums: &sum)
    let factor = limit / (Double(squares).squareRoot() + 1e-6)
    if factor < 1 { Scalar.kernels.scale(gradients, by: Scalar(factor), count: count) }
  }
}
