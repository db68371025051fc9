import Numerics
import Schemas

/// a = x above 0, else α x, with an α that is learnt, for each channel (K. He et al., ICCV 2015).
struct PReLU: LayerOptions {
  static let name = "prelu"
  static let role = LayerRole.activation
  static let summary =
    """
    x above 0, else α x, with an α that is learnt: one for each channel of [channels, height, width], or for each feature. \
    PyTorch's `PReLU(channels)`, Keras's with the positions as `shared_axes`; L1 and L2 leave α alone.
    """

  /// What every α starts as.
  var start = 0.25
  var isTrainable = true

  static var fields: [Field<PReLU>] {
    [
      .number("start", \.start, in: -10...10)
        .documented("What every α starts as. Default 0.25, as in PyTorch; Keras has 0."),
      .trainable(\.isTrainable),
    ]
  }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    Body(
      options: self, output: input,
      slope: parameters.add(
        "weight", [input[0]], .scale, isTrainable: isTrainable, initial: start))
  }

  struct Body: LayerBody {
    let options: PReLU
    let output: [Int]
    /// α, [channels].
    let slope: Range<Int>

    var hasKinks: Bool { true }
    /// The rows of a channel.
    private var positions: Int { output.product / output[0] }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      for row in 0..<pass.x.rows {
        let (slope, x, z) = (
          pass.values[slope.lowerBound + row / positions], pass.x.row(row), pass.z.row(row)
        )
        for s in 0..<pass.stride { z[s] = x[s] > 0 ? x[s] : slope * x[s] }
      }
    }

    /// dα = Σ δ x over what is not above 0.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      if options.isTrainable { for place in slope { gradients[place] = 0 } }
      for row in 0..<pass.x.rows {
        let channel = slope.lowerBound + row / positions
        let (x, up) = (pass.x.row(row), pass.delta.row(row))
        if options.isTrainable {
          var sum: Scalar = 0
          for s in 0..<pass.samples where !(x[s] > 0) { sum += up[s] * x[s] }
          gradients[channel] += sum
        }
        guard let below = pass.below?.row(row) else { continue }
        let slope = pass.values[channel]
        for s in 0..<pass.stride { below[s] = x[s] > 0 ? up[s] : slope * up[s] }
      }
    }

    func visitKinks(
      _ pass: LayerPass<Double>,
      _ take: (_ distance: Double, _ kink: Kink, _ sample: Int) -> Void
    ) {
      for row in 0..<pass.x.rows {
        for s in 0..<pass.samples { take(pass.x.row(row)[s], .activation, s) }
      }
    }
  }
}

extension LayerSpec {
  public static func prelu(start: Double = 0.25, isTrainable: Bool = true) -> LayerSpec {
    LayerSpec(PReLU(start: start, isTrainable: isTrainable))
  }
}
