import Config
import Numerics

/// a = f(W x + b), of [features].
struct Dense: LayerOptions {
  static let name = "dense"
  static let summary = "a = f(W x + b)."
  static let role = LayerRole.weights

  var units = 1
  var activation = Activation(.linear)
  var hasBias = true
  /// `nil` for the network's.
  var initializer: InitializerSpec?
  var isTrainable = true

  var function: String? { "dense \(units)" + (hasBias ? "" : " without biases") }

  static var fields: [Field<Dense>] {
    [
      .integer("units", \.units, in: LayerSpec.unitCounts, isRequired: true)
        .documented(
          "The units (neurons) of a dense layer. The other layers have as many as they take.")
    ] + Activation.fields(\.activation) + [
      .bias(\.hasBias), .initializer(\.initializer), .trainable(\.isTrainable),
    ]
  }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    guard input.count == 1 else { throw .needsFeatures(input) }
    guard units > 0 else { throw LayerError("has no units; it needs at least 1", key: "units") }
    let weight = parameters.add(
      "weight", [units, input[0]], .weight, isTrainable: isTrainable)
    let bias =
      hasBias ? parameters.add("bias", [units], .bias, isTrainable: isTrainable) : nil
    return Body(options: self, inputs: input[0], weight: weight, bias: bias)
  }

  struct Body: LayerBody {
    let options: Dense
    let inputs: Int
    /// W, [units, inputs].
    let weight: Range<Int>
    /// b, [units]; `nil` for a layer without one.
    let bias: Range<Int>?

    var units: Int { options.units }
    var output: [Int] { [options.units] }
    var activation: Activation { options.activation }

    /// Up to so many inputs a weight's gradient is a dot product along the samples.
    private static var fewInputs: Int { 8 }

    /// The inputs with samples as rows, and a weight gradient with padded rows; or the sums of δ that come with dots.
    var work: MemorySize {
      if inputs <= Self.fewInputs { return MemorySize(numbers: units) }
      let width = (inputs + 15) & ~15
      return MemorySize(rows: width, numbers: width * units)
    }

    func draw<Scalar: Real>(
      into values: UnsafeMutablePointer<Scalar>, _ initializer: InitializerSpec,
      _ random: inout RandomState
    ) {
      let draw = Initializer(options.initializer ?? initializer, inputs: inputs, units: units)
      for place in weight { values[place] = Scalar(draw.next(&random)) }
    }

    /// z = W x + b.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      Scalar.kernels.affine(
        pass.values + weight.lowerBound, rowStep: inputs, depthStep: 1,
        bias: bias.map { pass.values + $0.lowerBound }, pass.x.source, xStride: pass.stride,
        into: pass.z.base, zStride: pass.stride, rows: units, depth: inputs, columns: pass.stride)
    }

    /// dW = δ xᵀ, db = δ 1 and ∂loss/∂x = Wᵀ δ.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      if options.isTrainable { differentiate(pass, into: gradients) }
      guard let below = pass.below else { return }
      Scalar.kernels.affine(
        pass.values + weight.lowerBound, rowStep: 1, depthStep: inputs, bias: nil,
        pass.delta.source, xStride: pass.stride, into: below.base, zStride: pass.stride,
        rows: inputs, depth: units, columns: pass.stride)
    }

    @inline(__always)
    private func differentiate<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      let kernels = Scalar.kernels
      let (d, x, stride, samples) = (pass.delta, pass.x, pass.stride, pass.samples)
      let to = gradients + weight.lowerBound
      if inputs <= Self.fewInputs {
        // The sums come with the products, wanted or not.
        kernels.dots(
          d.source, rows: units, x.source, depth: inputs, stride: stride, samples: stride,
          into: to, sums: bias.map { gradients + $0.lowerBound } ?? pass.work)
        return
      }
      // With samples as rows, a product runs along the inputs instead of summing up lanes for every weight.
      let width = Panel<Scalar>.padded(inputs)
      let isPadded = width > inputs
      let product = isPadded ? pass.work : to
      let transposed = pass.work + width * units
      kernels.transpose(
        x.source, rows: inputs, columns: samples, stride: stride, into: transposed,
        resultStride: width)
      kernels.affine(
        d.source, rowStep: stride, depthStep: 1, bias: nil, transposed, xStride: width,
        into: product, zStride: width, rows: units, depth: samples, columns: width)
      if isPadded {
        for unit in 0..<units {
          (to + unit * inputs).update(from: product + unit * width, count: inputs)
        }
      }
      guard let bias else { return }
      kernels.dots(
        d.source, rows: units, x.source, depth: 0, stride: stride, samples: stride, into: to,
        sums: gradients + bias.lowerBound)
    }

    func layer<Scalar: Real>(_ values: [Scalar]) -> DenseLayer<Scalar> {
      DenseLayer(
        weights: Matrix(rows: units, columns: inputs, elements: Array(values[weight])),
        biases: bias.map { Array(values[$0]) } ?? Array(repeating: 0, count: units),
        activation: activation)
    }

    func fold<Scalar: Real>(_ values: [Scalar], into stack: inout DenseStack<Scalar>) -> Bool {
      stack.append(layer(values))
      return true
    }
  }
}

extension LayerSpec {
  /// Of a dense layer.
  public static let unitCounts = 1...4096

  public static func dense(
    _ units: Int, _ activation: ActivationKind, alpha: Double? = nil, hasBias: Bool = true,
    initializer: InitializerSpec? = nil, isTrainable: Bool = true
  ) -> LayerSpec {
    LayerSpec(
      Dense(
        units: units, activation: Activation(activation, alpha: alpha), hasBias: hasBias,
        initializer: initializer, isTrainable: isTrainable))
  }
}
