import Numerics

extension PassRun {
  /// z = W x + b.
  func forward(
    _ layer: Dense, _ values: UnsafePointer<Scalar>, from x: Panel<Scalar>, into z: Panel<Scalar>
  ) {
    Scalar.kernels.affine(
      values + layer.weight.lowerBound, rowStep: layer.inputs, depthStep: 1,
      bias: layer.bias.map { values + $0.lowerBound }, x.source, xStride: stride, into: z.base,
      zStride: stride, rows: layer.units, depth: layer.inputs, columns: stride)
  }

  /// dW = δ xᵀ, db = δ 1 and ∂loss/∂x = Wᵀ δ.
  func backward(
    _ layer: Dense, _ values: UnsafePointer<Scalar>, _ index: Int,
    into gradients: UnsafeMutablePointer<Scalar>, below: Panel<Scalar>?
  ) {
    if layer.isTrainable { differentiate(layer, index, into: gradients) }
    guard let below else { return }
    Scalar.kernels.affine(
      values + layer.weight.lowerBound, rowStep: 1, depthStep: layer.inputs, bias: nil,
      delta(index).source,
      xStride: stride, into: below.base, zStride: stride, rows: layer.inputs, depth: layer.units,
      columns: stride)
  }

  @inline(__always)
  private func differentiate(
    _ layer: Dense, _ index: Int, into gradients: UnsafeMutablePointer<Scalar>
  ) {
    let kernels = Scalar.kernels
    let d = delta(index)
    let x = source(index)
    let weight = gradients + layer.weight.lowerBound
    if layer.inputs <= Self.fewInputs {
      // The sums come with the products, wanted or not.
      let sums =
        layer.bias.map { gradients + $0.lowerBound } ?? base + layout.places[index].extra
      kernels.dots(
        d.source, rows: layer.units, x.source, depth: layer.inputs, stride: stride,
        samples: stride, into: weight, sums: sums)
      return
    }
    // With samples as rows, a product runs along the inputs instead of summing up lanes for every weight.
    let width = Panel<Scalar>.padded(layer.inputs)
    let transposed = base + layout.transposed
    let isPadded = width > layer.inputs
    let product = isPadded ? base + layout.product : weight
    kernels.transpose(
      x.source, rows: layer.inputs, columns: samples, stride: stride, into: transposed,
      resultStride: width)
    kernels.affine(
      d.source, rowStep: stride, depthStep: 1, bias: nil, transposed, xStride: width,
      into: product, zStride: width, rows: layer.units, depth: samples, columns: width)
    if isPadded {
      for unit in 0..<layer.units {
        (weight + unit * layer.inputs).update(from: product + unit * width, count: layer.inputs)
      }
    }
    guard let bias = layer.bias else { return }
    kernels.dots(
      d.source, rows: layer.units, x.source, depth: 0, stride: stride, samples: stride,
      into: weight, sums: gradients + bias.lowerBound)
  }

  /// Up to so many inputs a weight's gradient is a dot product along the samples.
  private static var fewInputs: Int { 8 }
}
