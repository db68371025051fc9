import Numerics
import Schemas

/// a = f(γ (x − μ) / √(σ² + ε) + β), with mean and (biased) variance over the units of each sample
/// (J. L. Ba et al., 2016).
struct LayerNormalization: LayerOptions {
  static let name = "layerNormalization"
  static let shortName = "layer norm."
  static let role = LayerRole.normalization
  static let summary =
    """
    a = f(γ (x − μ) / √(σ² + ε) + β) with mean and variance (divided by the number of units, without Bessel's correction) \
    over the units of each sample, in training and at inference; γ starts at 1, β at 0. PyTorch's `LayerNorm` over the \
    last dimension, Keras's `LayerNormalization`.
    """

  var activation = Activation(.linear)
  /// 1e-12...1.
  var epsilon = 1e-5
  var isTrainable = true

  var function: String? { "layer normalisation ε \(epsilon)" }

  static var fields: [Field<LayerNormalization>] {
    Activation.fields(\.activation) + [.epsilon(\.epsilon), .trainable(\.isTrainable)]
  }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    // Over a single unit the mean is the unit itself, and nothing is left of it.
    guard input.product > 1 else {
      throw LayerError(
        "needs at least 2 units and takes \(input); of one unit it is always its bias",
        key: "kind")
    }
    return Body(
      options: self, output: input,
      scale: parameters.add("weight", input, .scale, isTrainable: isTrainable),
      shift: parameters.add("bias", input, .shift, isTrainable: isTrainable))
  }

  struct Body: LayerBody {
    let options: LayerNormalization
    let output: [Int]
    /// γ and β, [units] each.
    let scale, shift: Range<Int>

    var activation: Activation { options.activation }
    private var units: Int { scale.count }

    /// x̂ and, of each sample, 1 / √(σ² + ε).
    var kept: MemorySize { MemorySize(rows: units + 1) }
    /// Mean and, where nothing is kept, 1 / √(σ² + ε).
    var work: MemorySize { MemorySize(rows: 2) }

    /// z = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε), over the units of each sample; x̂ and 1 / √(σ² + ε) are kept for the way
    /// back. Samples lie side by side, so every loop runs along them.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      let (x, z, values, stride) = (pass.x, pass.z, pass.values, pass.stride)
      let normal = pass.kept.map { pass.panel($0, rows: units) } ?? z
      let mean = pass.work
      let inverse = pass.keptRow(units) ?? mean + stride
      let share = 1 / Scalar(units)
      let epsilon = Scalar(options.epsilon)
      for s in 0..<stride { (mean[s], inverse[s]) = (0, 0) }
      for unit in 0..<units {
        let row = x.row(unit)
        for s in 0..<stride { mean[s] += row[s] }
      }
      for s in 0..<stride { mean[s] *= share }
      // In two passes, so that a large mean does not cancel the variance away.
      for unit in 0..<units {
        let (row, to) = (x.row(unit), normal.row(unit))
        for s in 0..<stride {
          to[s] = row[s] - mean[s]
          inverse[s] += to[s] * to[s]
        }
      }
      for s in 0..<stride { inverse[s] = 1 / (inverse[s] * share + epsilon).squareRoot() }
      for unit in 0..<units {
        let (to, out) = (normal.row(unit), z.row(unit))
        let (scale, shift) = (values[scale.lowerBound + unit], values[shift.lowerBound + unit])
        for s in 0..<stride {
          to[s] *= inverse[s]
          out[s] = scale * to[s] + shift
        }
      }
    }

    /// dγ = Σ δ x̂ and dβ = Σ δ over the samples, and ∂loss/∂x = (g − mean g − x̂ · mean(g x̂)) / √(σ² + ε) with g = γ δ and
    /// means over the units.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      guard let kept = pass.kept, let inverses = pass.keptRow(units) else { return }
      let (d, samples) = (pass.delta, pass.samples)
      let normal = pass.panel(kept, rows: units)
      if options.isTrainable {
        for unit in 0..<units {
          let (row, up) = (normal.row(unit), d.row(unit))
          var (scaleGradient, shiftGradient): (Scalar, Scalar) = (0, 0)
          for s in 0..<samples {
            scaleGradient += up[s] * row[s]
            shiftGradient += up[s]
          }
          gradients[scale.lowerBound + unit] = scaleGradient
          gradients[shift.lowerBound + unit] = shiftGradient
        }
      }
      guard let below = pass.below else { return }
      let scales = pass.values + scale.lowerBound
      let share = 1 / Scalar(units)
      for s in 0..<pass.stride {
        var (mean, slope): (Scalar, Scalar) = (0, 0)
        for unit in 0..<units {
          let g = scales[unit] * d.row(unit)[s]
          mean += g
          slope += g * normal.row(unit)[s]
        }
        (mean, slope) = (mean * share, slope * share)
        let inverse = inverses[s]
        for unit in 0..<units {
          let g = scales[unit] * d.row(unit)[s]
          below.row(unit)[s] = s < samples ? inverse * (g - mean - normal.row(unit)[s] * slope) : 0
        }
      }
    }
  }
}

extension LayerSpec {
  public static func layerNormalization(
    _ activation: ActivationKind = .linear, alpha: Double? = nil, epsilon: Double = 1e-5,
    isTrainable: Bool = true
  ) -> LayerSpec {
    LayerSpec(
      LayerNormalization(
        activation: Activation(activation, alpha: alpha), epsilon: epsilon,
        isTrainable: isTrainable))
  }
}
