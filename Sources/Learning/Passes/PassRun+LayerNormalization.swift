import Numerics

extension PassRun {
  /// z = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε), over the units of each sample; x̂ and 1 / √(σ² + ε) are kept for the way
  /// back. Samples lie side by side, so every loop runs along them.
  func forward(
    _ layer: LayerNormalization, _ values: UnsafePointer<Scalar>, _ index: Int
  ) {
    let place = layout.places[index]
    let normal = panel(place.extra, layer.units)
    let inverse = base + place.inverse
    let mean = inverse + stride
    let (x, z) = (source(index), z(index))
    let share = 1 / Scalar(layer.units)
    let epsilon = Scalar(layer.epsilon)
    for s in 0..<stride { (mean[s], inverse[s]) = (0, 0) }
    for unit in 0..<layer.units {
      let row = x.row(unit)
      for s in 0..<stride { mean[s] += row[s] }
    }
    for s in 0..<stride { mean[s] *= share }
    // In two passes, so that a large mean does not cancel the variance away.
    for unit in 0..<layer.units {
      let (row, to) = (x.row(unit), normal.row(unit))
      for s in 0..<stride {
        to[s] = row[s] - mean[s]
        inverse[s] += to[s] * to[s]
      }
    }
    for s in 0..<stride { inverse[s] = 1 / (inverse[s] * share + epsilon).squareRoot() }
    for unit in 0..<layer.units {
      let (to, out) = (normal.row(unit), z.row(unit))
      let (scale, shift) = (
        values[layer.scale.lowerBound + unit], values[layer.shift.lowerBound + unit]
      )
      for s in 0..<stride {
        to[s] *= inverse[s]
        out[s] = scale * to[s] + shift
      }
    }
  }

  /// dγ = Σ δ x̂ and dβ = Σ δ over the samples, and ∂loss/∂x = (g − mean g − x̂ · mean(g x̂)) / √(σ² + ε) with g = γ δ and
  /// means over the units.
  func backward(
    _ layer: LayerNormalization, _ values: UnsafePointer<Scalar>, _ index: Int,
    into gradients: UnsafeMutablePointer<Scalar>, below: Panel<Scalar>?
  ) {
    let place = layout.places[index]
    let normal = panel(place.extra, layer.units)
    let d = delta(index)
    if layer.isTrainable {
      for unit in 0..<layer.units {
        let (row, up) = (normal.row(unit), d.row(unit))
        var (scaleGradient, shiftGradient): (Scalar, Scalar) = (0, 0)
        for s in 0..<samples {
          scaleGradient += up[s] * row[s]
          shiftGradient += up[s]
        }
        gradients[layer.scale.lowerBound + unit] = scaleGradient
        gradients[layer.shift.lowerBound + unit] = shiftGradient
      }
    }
    guard let below else { return }
    let scales = values + layer.scale.lowerBound
    let share = 1 / Scalar(layer.units)
    for s in 0..<stride {
      var (mean, slope): (Scalar, Scalar) = (0, 0)
      for unit in 0..<layer.units {
        let g = scales[unit] * d.row(unit)[s]
        mean += g
        slope += g * normal.row(unit)[s]
      }
      (mean, slope) = (mean * share, slope * share)
      let inverse = base[place.inverse + s]
      for unit in 0..<layer.units {
        let g = scales[unit] * d.row(unit)[s]
        below.row(unit)[s] = s < samples ? inverse * (g - mean - normal.row(unit)[s] * slope) : 0
      }
    }
  }
}
