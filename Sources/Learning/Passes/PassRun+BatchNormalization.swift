import Numerics

extension PassRun {
  /// z = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε); x̂ and 1 / √(σ² + ε) are kept for the way back.
  func forward(
    _ layer: BatchNormalization, _ values: UnsafeMutablePointer<Scalar>, _ mode: Pass<Scalar>.Mode,
    _ index: Int
  ) {
    let place = layout.places[index]
    let normal = panel(place.extra, layer.units)
    let inverses = base + place.inverse
    let (x, z) = (source(index), z(index))
    let epsilon = Scalar(layer.epsilon)
    let usesBatch = mode == .training && layer.isTrainable
    for unit in 0..<layer.units {
      let row = x.row(unit)
      var mean = values[layer.mean.lowerBound + unit]
      var variance = values[layer.variance.lowerBound + unit]
      if usesBatch {
        (mean, variance) = Self.moments(row, samples)
        move(values + layer.mean.lowerBound + unit, to: mean, layer.momentum)
        let unbiased = samples > 1 ? variance * Scalar(samples) / Scalar(samples - 1) : variance
        move(values + layer.variance.lowerBound + unit, to: unbiased, layer.momentum)
      }
      let inverse = 1 / (variance + epsilon).squareRoot()
      inverses[unit] = inverse
      let (scale, shift) = (
        values[layer.scale.lowerBound + unit], values[layer.shift.lowerBound + unit]
      )
      let (to, out) = (normal.row(unit), z.row(unit))
      for s in 0..<stride {
        to[s] = (row[s] - mean) * inverse
        out[s] = scale * to[s] + shift
      }
    }
  }

  func backward(
    _ layer: BatchNormalization, _ values: UnsafePointer<Scalar>, _ index: Int,
    into gradients: UnsafeMutablePointer<Scalar>, below: Panel<Scalar>?, _ mode: Pass<Scalar>.Mode
  ) {
    let place = layout.places[index]
    let normal = panel(place.extra, layer.units)
    let d = delta(index)
    let share = 1 / Scalar(samples)
    let usesBatch = mode == .training && layer.isTrainable
    for unit in 0..<layer.units {
      let (row, up) = (normal.row(unit), d.row(unit))
      var (scaleGradient, shiftGradient): (Scalar, Scalar) = (0, 0)
      for s in 0..<samples {
        scaleGradient += up[s] * row[s]
        shiftGradient += up[s]
      }
      if layer.isTrainable {
        gradients[layer.scale.lowerBound + unit] = scaleGradient
        gradients[layer.shift.lowerBound + unit] = shiftGradient
      }
      guard let below else { continue }
      let factor = values[layer.scale.lowerBound + unit] * base[place.inverse + unit]
      // Running statistics do not depend on the batch; those of the batch do.
      let (mean, slope) =
        usesBatch ? (shiftGradient * share, scaleGradient * share) : (0, 0)
      let to = below.row(unit)
      for s in 0..<samples { to[s] = factor * (up[s] - mean - row[s] * slope) }
      for s in samples..<stride { to[s] = 0 }
    }
  }

  /// Mean and biased variance, in two passes so that a large mean does not cancel the variance away.
  private static func moments(
    _ row: UnsafeMutablePointer<Scalar>, _ count: Int
  ) -> (mean: Scalar, variance: Scalar) {
    var sum: Scalar = 0
    for s in 0..<count { sum += row[s] }
    let mean = sum / Scalar(count)
    var squares: Scalar = 0
    for s in 0..<count { squares += (row[s] - mean) * (row[s] - mean) }
    return (mean, squares / Scalar(count))
  }

  private func move(_ running: UnsafeMutablePointer<Scalar>, to value: Scalar, _ momentum: Double) {
    running.pointee = Scalar(1 - momentum) * running.pointee + Scalar(momentum) * value
  }
}
