import Numerics
import Schemas

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
      let draw = (options.initializer ?? initializer).distribution(inputs: inputs, units: units)
      for place in weight { values[place] = Scalar(draw.next(&random)) }
    }

    /// z = W x + b.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      let operations = units * inputs * pass.stride
      guard pass.threads.isWorthSharing(operations) else { return forward(pass, 0..<units) }
      pass.threads.share(units, operations: operations, size: 16) { forward(pass, $0) }
    }

    /// z of some units.
    @inline(__always)
    private func forward<Scalar: Real>(_ pass: LayerPass<Scalar>, _ rows: Range<Int>) {
      let (first, stride) = (rows.lowerBound, pass.stride)
      Scalar.kernels.affine(
        pass.values + (weight.lowerBound + first * inputs), rowStep: inputs, depthStep: 1,
        bias: bias.map { pass.values + ($0.lowerBound + first) }, pass.x.source, xStride: stride,
        into: pass.z.base + first * stride, zStride: stride, rows: rows.count, depth: inputs,
        columns: stride)
    }

    /// dW = δ xᵀ, db = δ 1 and ∂loss/∂x = Wᵀ δ.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      if inputs <= Self.fewInputs {
        if options.isTrainable { differentiateFew(pass, into: gradients) }
        if pass.below != nil { carryBack(pass, 0..<inputs, slot: pass.work) }
        return
      }
      if options.isTrainable, let bias {
        Scalar.kernels.dots(
          pass.delta.source, rows: units, pass.x.source, depth: 0, stride: pass.stride,
          samples: pass.stride, into: gradients + weight.lowerBound,
          sums: gradients + bias.lowerBound)
      }
      let operations = 2 * units * inputs * pass.stride
      let blocks = (inputs + Self.block - 1) / Self.block
      guard pass.threads.isWorthSharing(operations) else {
        return backward(pass, 0..<blocks, into: gradients)
      }
      pass.threads.share(blocks, operations: operations) { backward(pass, $0, into: gradients) }
    }

    /// ∂loss/∂x and dW of some blocks of inputs.
    @inline(__always)
    private func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, _ blocks: Range<Int>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      for block in blocks {
        let first = block * Self.block
        let columns = first..<min(first + Self.block, inputs)
        let slot = pass.work + units * first
        if pass.below != nil { carryBack(pass, columns, slot: slot) }
        if options.isTrainable { differentiate(pass, columns, into: gradients, slot: slot) }
      }
    }

    /// Inputs whose gradients, and whose weights' gradients, are computed together, by one thread.
    private static var block: Int { 64 }
    /// From so many inputs on the weights of some inputs are copied side by side, since those of a column would push each
    /// other out of the cache.
    private static var manyInputs: Int { 256 }

    /// ∂loss/∂x = Wᵀ δ of some inputs.
    ///
    /// - Parameter slot: as many numbers as they have weights.
    @inline(__always)
    private func carryBack<Scalar: Real>(
      _ pass: LayerPass<Scalar>, _ columns: Range<Int>, slot: UnsafeMutablePointer<Scalar>
    ) {
      guard let below = pass.below else { return }
      let first = columns.lowerBound
      var (weights, step) = (pass.values + (weight.lowerBound + first), inputs)
      if pass.stride == 1, columns.count % 16 == 0 {
        // Of one sample the weights are what lies side by side.
        return Scalar.kernels.affine(
          pass.delta.source, rowStep: 0, depthStep: 1, bias: nil, weights, xStride: step,
          into: below.row(first), zStride: 0, rows: 1, depth: units, columns: columns.count)
      }
      if inputs >= Self.manyInputs {
        for unit in 0..<units {
          (slot + unit * columns.count).update(from: weights + unit * inputs, count: columns.count)
        }
        (weights, step) = (UnsafePointer(slot), columns.count)
      }
      Scalar.kernels.affine(
        weights, rowStep: 1, depthStep: step, bias: nil, pass.delta.source, xStride: pass.stride,
        into: below.row(first), zStride: pass.stride, rows: columns.count, depth: units,
        columns: pass.stride)
    }

    /// dW = δ xᵀ as dot products along the samples; the sums of δ come with them, wanted or not.
    @inline(__always)
    private func differentiateFew<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      Scalar.kernels.dots(
        pass.delta.source, rows: units, pass.x.source, depth: inputs, stride: pass.stride,
        samples: pass.stride, into: gradients + weight.lowerBound,
        sums: bias.map { gradients + $0.lowerBound } ?? pass.work)
    }

    /// dW = δ xᵀ of some inputs. With samples as rows, a product runs along the inputs instead of summing up lanes for every
    /// weight.
    ///
    /// - Parameter slot: as many numbers as they have weights, the columns padded.
    @inline(__always)
    private func differentiate<Scalar: Real>(
      _ pass: LayerPass<Scalar>, _ columns: Range<Int>,
      into gradients: UnsafeMutablePointer<Scalar>,
      slot: UnsafeMutablePointer<Scalar>
    ) {
      let kernels = Scalar.kernels
      let (first, stride, samples) = (columns.lowerBound, pass.stride, pass.samples)
      let to = gradients + (weight.lowerBound + first)
      let width = Panel<Scalar>.padded(columns.count)
      let isPadded = width > columns.count
      let transposed = pass.work + (Panel<Scalar>.padded(inputs) * units + first * stride)
      kernels.transpose(
        pass.x.source + first * stride, rows: columns.count, columns: samples, stride: stride,
        into: transposed, resultStride: width)
      kernels.affine(
        pass.delta.source, rowStep: stride, depthStep: 1, bias: nil, transposed, xStride: width,
        into: isPadded ? slot : to, zStride: isPadded ? width : inputs, rows: units,
        depth: samples, columns: width)
      if isPadded {
        for unit in 0..<units {
          (to + unit * inputs).update(from: slot + unit * width, count: columns.count)
        }
      }
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
