import Config
import Numerics

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
    let convolution = Convolution(
      windows: try windows(input), inputs: input[0], outputs: channels, groups: groups)
    let weight = parameters.add(
      "weight", convolution.weightShape, .weight, isTrainable: isTrainable)
    let bias =
      hasBias ? parameters.add("bias", [channels], .bias, isTrainable: isTrainable) : nil
    return Body(options: self, convolution: convolution, weight: weight, bias: bias)
  }

  private func windows(_ input: [Int]) throws(LayerError) -> ImageWindows {
    var (start, end) = (HeightWidth(0), HeightWidth(0))
    switch padding {
    case .valid: break
    case .each(let size): (start, end) = (size, size)
    case .same:
      guard stride == HeightWidth(1) else {
        throw LayerError(
          "has the padding \"same\" and a stride of \(stride); it needs a stride of 1",
          key: "padding")
      }
      let height = dilation.height * (kernel.height - 1)
      let width = dilation.width * (kernel.width - 1)
      start = HeightWidth(height / 2, width / 2)
      end = HeightWidth(height - height / 2, width - width / 2)
    }
    return try ImageWindows(
      image: HeightWidth(input[1], input[2]), kernel: kernel, stride: stride, dilation: dilation,
      padding: start, end: end)
  }

  struct Body: LayerBody {
    let options: Conv2D
    let convolution: Convolution
    /// [channels, inputs / groups, kernel height, kernel width].
    let weight: Range<Int>
    /// [channels]; `nil` for a layer without one.
    let bias: Range<Int>?

    var output: [Int] {
      [options.channels, convolution.windows.output.height, convolution.windows.output.width]
    }
    var activation: Activation { options.activation }

    func draw<Scalar: Real>(
      into values: UnsafeMutablePointer<Scalar>, _ initializer: InitializerSpec,
      _ random: inout RandomState
    ) {
      // The fans of PyTorch's `_calculate_fan_in_and_fan_out`.
      let shape = convolution.weightShape
      let draw = Initializer(
        options.initializer ?? initializer, inputs: shape.dropFirst().reduce(1, *),
        units: shape[0] * shape[2] * shape[3])
      for place in weight { values[place] = Scalar(draw.next(&random)) }
    }

    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      convolution.forward(
        pass.values + weight.lowerBound, bias: bias.map { pass.values + $0.lowerBound },
        pass.x.source, into: pass.z.base, stride: pass.stride)
    }

    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      if options.isTrainable {
        convolution.weightGradient(
          pass.delta.source, pass.x.source, into: gradients + weight.lowerBound,
          bias: bias.map { gradients + $0.lowerBound }, stride: pass.stride)
      }
      guard let below = pass.below else { return }
      convolution.inputGradient(
        pass.values + weight.lowerBound, pass.delta.source, into: below.base, stride: pass.stride)
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
