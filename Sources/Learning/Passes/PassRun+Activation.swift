import Kernels
import Numerics

extension PassRun {
  /// a = f(z).
  ///
  /// - Parameter elementwise: f; `nil` for softmax.
  func activate(
    _ elementwise: ElementwiseActivation?, _ z: Panel<Scalar>, into a: Panel<Scalar>
  ) {
    guard let elementwise else { return softmax(z, into: a) }
    if case .linear = elementwise, z.base == a.base { return }
    guard threads.isWorthSharing(z.count * elementwise.operations) else {
      return Scalar.kernels.activate(elementwise, z.source, into: a.base, count: z.count)
    }
    threads.share(numbers: z.count, operations: elementwise.operations) {
      let start = $0.lowerBound
      Scalar.kernels.activate(elementwise, z.source + start, into: a.base + start, count: $0.count)
    }
  }

  /// δ of a layer: from ∂loss/∂a to ∂loss/∂z.
  func multiplyByDerivative(_ index: Int) {
    guard let elementwise = layers[index].elementwise else {
      return softmaxBackward(a(index), delta(index))
    }
    if case .linear = elementwise { return }
    let delta = delta(index)
    let (z, a) = (z(index).source, a(index).source)
    guard threads.isWorthSharing(delta.count * elementwise.operations) else {
      return Scalar.kernels.multiplyByDerivative(
        elementwise, z: z, a: a, delta.base, count: delta.count)
    }
    threads.share(numbers: delta.count, operations: elementwise.operations) {
      let start = $0.lowerBound
      Scalar.kernels.multiplyByDerivative(
        elementwise, z: z + start, a: a + start, delta.base + start, count: $0.count)
    }
  }

  /// exp(z − max) over its sum, sample by sample, so that no logit is too large.
  private func softmax(_ z: Panel<Scalar>, into a: Panel<Scalar>) {
    for s in 0..<stride {
      var largest = z.base[s]
      for i in 1..<max(z.rows, 1) {
        let value = z.base[i * stride + s]
        // A NaN must not hide behind a comparison.
        if !(value <= largest) { largest = value }
      }
      var sum: Scalar = 0
      for i in 0..<z.rows {
        let e = Scalar.exp(z.base[i * stride + s] - largest)
        a.base[i * stride + s] = e
        sum += e
      }
      for i in 0..<z.rows { a.base[i * stride + s] /= sum }
    }
  }

  /// δᵢ ← aᵢ (δᵢ − Σₖ δₖ aₖ).
  private func softmaxBackward(_ a: Panel<Scalar>, _ delta: Panel<Scalar>) {
    for s in 0..<stride {
      var sum: Scalar = 0
      for i in 0..<a.rows { sum += a.base[i * stride + s] * delta.base[i * stride + s] }
      for i in 0..<a.rows {
        let place = i * stride + s
        delta.base[place] = a.base[place] * (delta.base[place] - sum)
      }
    }
  }
}
