import Kernels
import Numerics
import Schemas

/// a = f(w ∗ x + b) over an image, as PyTorch's `Conv2d`.
struct Conv2D: LayerOptions {
  static let name = "conv2d"
  static let shortName = "conv."
  static let role = LayerRole.weights
  static let summary =
    """
    a = f(w ∗ x + b) over [channels, height, width]: each unit of a channel is a weighted sum of a window of the image, \
    with the same weights everywhere. PyTorch's `Conv2d`, Keras's `Conv2D` with channels first.
    """

  var channels = 1
  var kernel = HeightWidth(3)
  var stride = HeightWidth(1)
  var padding = ImagePadding.valid
  var dilation = HeightWidth(1)
  var groups = 1
  var activation = Activation(.linear)
  var hasBias = true
  /// `nil` for the network's.
  var initializer: InitializerSpec?
  var isTrainable = true

  var detail: String { "\(channels) × \(kernel)" }
  var function: String? {
    "conv2d \(channels) of \(kernel), stride \(stride), padding \(padding), dilation \(dilation), groups \(groups)"
      + (hasBias ? "" : " without biases")
  }

  static var fields: [Field<Conv2D>] {
    [
      .integer("channels", \.channels, in: 1...4096, isRequired: true)
        .documented(
          "The channels that a convolution gives: PyTorch's `out_channels`, Keras's `filters`."),
      .heightWidth("kernel", \.kernel, in: 1...255)
        .documented("The size of the window: a number, or [height, width]. Default 3."),
      .heightWidth("stride", \.stride, in: 1...255)
        .documented("The step from one window to the next. Default 1."),
      ImagePadding.field(\.padding),
      .heightWidth("dilation", \.dilation, in: 1...255)
        .documented("The step from one tap of the kernel to the next. Default 1."),
      .integer("groups", \.groups, in: 1...4096)
        .documented(
          """
          In so many groups of channels each is a convolution of its own; both numbers of channels must be multiples of it. \
          As many as there are channels make a depthwise convolution. Default 1.
          """),
    ] + Activation.fields(\.activation) + [
      .bias(\.hasBias), .initializer(\.initializer), .trainable(\.isTrainable),
    ]
  }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    guard input.count == 3 else { throw .needsImage(input) }
    guard input[0] % groups == 0 else {
      throw LayerError(
        "has \(groups) groups, which do not divide the \(input[0]) channels of \(input)",
        key: "groups")
    }
    guard channels % groups == 0 else {
      throw LayerError(
        "has \(groups) groups, which do not divide its \(channels) channels", key: "groups")
    }
    guard !activation.isOfFeatures else {
      throw LayerError("cannot be softmax, which is for [features]", key: "activation")
    }
    let shape = try shape(input)
    let weight = parameters.add(
      "weight", [channels, shape.groupChannels, kernel.height, kernel.width], .weight,
      isTrainable: isTrainable)
    let bias =
      hasBias ? parameters.add("bias", [channels], .bias, isTrainable: isTrainable) : nil
    return Body(options: self, convolution: Convolution(shape), weight: weight, bias: bias)
  }

  private func shape(_ input: [Int]) throws(LayerError) -> ConvolutionShape {
    var (before, after) = (HeightWidth(0), HeightWidth(0))
    switch padding {
    case .valid: break
    case .each(let size): (before, after) = (size, size)
    case .same:
      guard stride == HeightWidth(1) else {
        throw LayerError(
          "has the padding \"same\" and a stride of \(stride); it needs a stride of 1",
          key: "padding")
      }
      let height = dilation.height * (kernel.height - 1)
      let width = dilation.width * (kernel.width - 1)
      before = HeightWidth(height / 2, width / 2)
      after = HeightWidth(height - height / 2, width - width / 2)
    }
    guard
      let rows = ConvolutionAxis(
        input: input[1], kernel: kernel.height, stride: stride.height, dilation: dilation.height,
        before: before.height, after: after.height),
      let columns = ConvolutionAxis(
        input: input[2], kernel: kernel.width, stride: stride.width, dilation: dilation.width,
        before: before.width, after: after.width),
      let shape = ConvolutionShape(
        channels: input[0], outputs: channels, groups: groups, rows: rows, columns: columns)
    else {
      throw .kernel(kernel, dilation, HeightWidth(input[1], input[2]), before, after)
    }
    return shape
  }

  struct Body: LayerBody {
    let options: Conv2D
    let convolution: Convolution
    /// [channels, inputs / groups, kernel height, kernel width].
    let weight: Range<Int>
    /// [channels]; `nil` for a layer without one.
    let bias: Range<Int>?

    var output: [Int] {
      [options.channels, convolution.shape.rows.output, convolution.shape.columns.output]
    }
    var activation: Activation { options.activation }
    var activatesInPlace: Bool { true }

    /// Multiplications of a way forward.
    private func operations(_ stride: Int) -> Int {
      convolution.shape.weightCount * convolution.shape.outputPlane * stride
    }

    func draw<Scalar: Real>(
      into values: UnsafeMutablePointer<Scalar>, _ initializer: InitializerSpec,
      _ random: inout RandomState
    ) {
      // The fans of PyTorch's `_calculate_fan_in_and_fan_out`.
      let shape = convolution.shape
      let draw = (options.initializer ?? initializer).distribution(
        inputs: shape.groupChannels * shape.kernelPlane,
        units: shape.outputs * shape.kernelPlane)
      for place in weight { values[place] = Scalar(draw.next(&random)) }
    }

    /// Of the way back both the weights and the sums of their gradients, which are computed in one go.
    var work: MemorySize {
      inferenceWork.union(
        MemorySize(numbers: convolution.inputGradient.weightCount)
          + MemorySize(numbers: convolution.weightGradient.sumCount))
    }
    var inferenceWork: MemorySize { MemorySize(numbers: convolution.forward.weightCount) }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      let (forward, z, stride) = (convolution.forward, pass.z.base, pass.stride)
      transform(forward, pass)
      pass.threads.share(forward.pieces(stride: stride), operations: operations(stride)) { pieces in
        forward.compute(
          pieces, pass.values + weight.lowerBound, transformed: pass.work,
          bias: bias.map { pass.values + $0.lowerBound }, pass.x.source, into: z, stride: stride)
        guard let activation = pass.activation else { return }
        // While it is in the cache.
        let kernels = Scalar.kernels
        forward.forEachRow(of: pieces, stride: stride) { positions in
          let row = z + positions.lowerBound * stride
          kernels.activate(activation, row, into: row, count: positions.count * stride)
        }
      }
    }

    /// The weights for one direction, into what the layer may use while it computes.
    @inline(__always)
    private func transform<Scalar: Real>(_ direction: ConvolutionPass, _ pass: LayerPass<Scalar>) {
      let pieces = direction.weightPieces(stride: pass.stride)
      // About as long as three products a number.
      pass.threads.share(pieces, operations: 3 * direction.weightCount) {
        direction.transform($0, pass.values + weight.lowerBound, into: pass.work)
      }
    }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      let (toWeights, toInput) = (convolution.weightGradient, convolution.inputGradient)
      let stride = pass.stride
      let weights = options.isTrainable ? toWeights.pieces(stride: stride) : 0
      let inputs = pass.below == nil ? 0 : toInput.pieces(stride: stride)
      if inputs > 0 { transform(toInput, pass) }
      let sums = pass.work + MemorySize(numbers: toInput.weightCount).numbers
      let gradient = gradients + weight.lowerBound
      let biasGradient = bias.map { gradients + $0.lowerBound }
      // In one go, so that no thread waits for the other between them.
      let operations = operations(stride) * ((weights > 0 ? 1 : 0) + (inputs > 0 ? 1 : 0))
      pass.threads.share(weights + inputs, operations: operations) { pieces in
        let forWeights = pieces.clamped(to: 0..<weights)
        if !forWeights.isEmpty {
          toWeights.compute(
            forWeights, pass.delta.source, pass.x.source, into: gradient, bias: biasGradient,
            sums: sums, stride: stride)
        }
        let forInputs = pieces.clamped(to: weights..<(weights + inputs))
        if !forInputs.isEmpty, let below = pass.below {
          toInput.compute(
            (forInputs.lowerBound - weights)..<(forInputs.upperBound - weights),
            pass.values + weight.lowerBound, transformed: pass.work, pass.delta.source,
            into: below.base, stride: stride)
        }
      }
      guard weights > 0 else { return }
      pass.threads.share(
        toWeights.finishingPieces(stride: stride), operations: 3 * toWeights.sumCount
      ) { toWeights.finish($0, sums, into: gradient, bias: biasGradient) }
    }
  }
}

extension LayerSpec {
  /// - Parameter padding: rows and columns of zeros on each side.
  public static func conv2d(
    _ channels: Int, kernel: Int = 3, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    groups: Int = 1, _ activation: ActivationKind = .linear, hasBias: Bool = true,
    initializer: InitializerSpec? = nil, isTrainable: Bool = true
  ) -> LayerSpec {
    LayerSpec(
      Conv2D(
        channels: channels, kernel: HeightWidth(kernel), stride: HeightWidth(stride),
        padding: padding == 0 ? .valid : .each(HeightWidth(padding)),
        dilation: HeightWidth(dilation), groups: groups, activation: Activation(activation),
        hasBias: hasBias, initializer: initializer, isTrainable: isTrainable))
  }
}
