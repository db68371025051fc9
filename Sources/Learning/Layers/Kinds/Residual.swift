import Numerics
import Schemas

/// a = f(F(x) + x) with a block F of layers, and a projection of x where the block changes its shape (K. He et al., CVPR
/// 2016).
struct Residual: LayerOptions {
  static let name = "residual"
  static let role = LayerRole.weights
  static let summary =
    """
    a = f(F(x) + x): a block F of `layers` with a skip around it. Where the block changes the shape, the skip is a 1×1 \
    convolution without biases, with the stride that gives the block's size; of [features] a dense layer without biases. Its \
    parameters are "layers.i.layers.j.…" and "layers.i.shortcut.weight".
    """

  var layers: [LayerSpec] = []
  var activation = Activation(.linear)
  /// Of the projection; `nil` for the network's.
  var initializer: InitializerSpec?
  var isTrainable = true

  var mixesSamples: Bool { isTrainable && layers.contains { $0.options.mixesSamples } }
  var detail: String { "\(layers.count) layers" }
  var function: String? {
    let texts = layers.compactMap { layer in
      layer.options.function.map { "\($0) \(layer.activation.rawValue)" }
    }
    return "residual (\(texts.joined(separator: ", ")))"
  }

  static var fields: [Field<Residual>] {
    [
      .list("layers", \.layers, count: 1...32, LayerSpec.blockSchema) { _, _ in
        .dense(1, .linear)
      }.required()
        .documented("The layers of the block, from the first to the last; none of them residual.")
    ] + Activation.fields(\.activation) + [
      .initializer(\.initializer), .trainable(\.isTrainable),
    ]
  }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    guard !layers.isEmpty else { throw LayerError("has no layers; it needs at least 1") }
    var block: [Layer] = []
    var shape = input
    for (index, var spec) in layers.enumerated() {
      if !isTrainable { spec.isTrainable = false }
      let body: any LayerBody
      do throws(LayerError) {
        body = try parameters.within("layers.\(index)") {
          (parameters) throws(LayerError) in
          try spec.options.layer(after: shape, &parameters)
        }
      } catch {
        throw LayerError(
          "has the layer \(index), \(spec.kind.rawValue), which \(error.problem)",
          key: "layers[\(index)]" + (error.key.map { ".\($0)" } ?? ""))
      }
      block.append(Layer(spec, after: shape, body))
      shape = body.output
    }
    guard block.contains(where: { !$0.body.isIdentity }) else {
      throw LayerError("has only layers that give what they take", key: "layers")
    }
    guard !activation.isOfFeatures || shape.count == 1 else {
      throw LayerError("cannot be softmax, which is for [features]", key: "activation")
    }
    block.settleDerivatives()
    let shortcut = try shortcut(input, shape, &parameters)
    return Body(options: self, layers: block, shortcut: shortcut)
  }

  /// The projection; `nil` where none is needed.
  private func shortcut(
    _ input: [Int], _ output: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> (any LayerBody)? {
    if input == output { return nil }
    guard let spec = projection(input, output) else {
      throw LayerError(
        "takes \(input) and its layers give \(output), which no 1×1 convolution of any stride makes of it",
        key: "layers")
    }
    let body = try parameters.within("shortcut") {
      (parameters) throws(LayerError) in
      try spec.options.layer(after: input, &parameters)
    }
    guard body.output == output else {
      throw LayerError(
        "takes \(input) and its layers give \(output), which no 1×1 convolution of any stride makes of it",
        key: "layers")
    }
    return body
  }

  private func projection(_ input: [Int], _ output: [Int]) -> LayerSpec? {
    if input.count == 1, output.count == 1 {
      return .dense(
        output[0], .linear, hasBias: false, initializer: initializer, isTrainable: isTrainable)
    }
    guard input.count == 3, output.count == 3 else { return nil }
    return LayerSpec(
      Conv2D(
        channels: output[0], kernel: HeightWidth(1),
        stride: HeightWidth(
          (input[1] + output[1] - 1) / output[1], (input[2] + output[2] - 1) / output[2]),
        hasBias: false, initializer: initializer, isTrainable: isTrainable))
  }

  struct Body: LayerBody {
    let options: Residual
    let layers: [Layer]
    let shortcut: (any LayerBody)?
    let inputs: Int
    /// Of the block, in training and at inference.
    private let layout, inferenceLayout: PassLayout

    init(options: Residual, layers: [Layer], shortcut: (any LayerBody)?) {
      self.options = options
      self.layers = layers
      self.shortcut = shortcut
      inputs = layers[0].inputs
      layout = PassLayout(layers, keeping: .gradients)
      inferenceLayout = PassLayout(layers, keeping: .outputs(depth: layers.count))
    }

    var output: [Int] { layers[layers.count - 1].outputShape }
    var activation: Activation { options.activation }
    var isRandom: Bool { layers.contains(where: \.body.isRandom) }
    var hasKinks: Bool {
      layers.contains { $0.body.hasKinks || !$0.activation.options.kinks.isEmpty }
    }
    private var units: Int { output.product }

    /// The block's memory, then what its shortcut keeps.
    var kept: MemorySize { layout.total + (shortcut?.kept ?? MemorySize()) }
    /// What the skip gives or takes back, then the shortcut's own.
    var work: MemorySize {
      MemorySize(rows: max(units, inputs)) + (shortcut?.work ?? MemorySize())
    }
    /// The same, then the block's memory.
    var inferenceWork: MemorySize {
      MemorySize(rows: max(units, inputs)) + (shortcut?.inferenceWork ?? MemorySize())
        + inferenceLayout.total
    }

    func draw<Scalar: Real>(
      into values: UnsafeMutablePointer<Scalar>, _ initializer: InitializerSpec,
      _ random: inout RandomState
    ) {
      for layer in layers { layer.body.draw(into: values, initializer, &random) }
      shortcut?.draw(into: values, initializer, &random)
    }

    /// z = F(x) + x.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      let block = block(pass)
      block.forward(pass.values, mode: pass.mode)
      var skip = pass.x
      if let shortcut {
        skip = pass.panel(pass.work, rows: units)
        shortcut.forward(shortcutPass(pass, z: skip, delta: skip, below: nil))
      }
      let (a, z) = (block.output, pass.z)
      pass.threads.share(numbers: z.count, operations: 8) { range in
        for i in range { z.base[i] = a.base[i] + skip.base[i] }
      }
    }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      let block = block(pass)
      block.outputDelta.base.update(from: pass.delta.source, count: pass.delta.count)
      block.backward(pass.values, into: gradients, isPreActivation: false, mode: pass.mode)
      var skip = pass.delta
      if let shortcut {
        skip = pass.panel(pass.work, rows: inputs)
        shortcut.backward(
          shortcutPass(pass, z: pass.z, delta: pass.delta, below: pass.below.map { _ in skip }),
          into: gradients)
      }
      guard let below = pass.below else { return }
      pass.threads.share(numbers: below.count, operations: 8) { range in
        for i in range { below.base[i] += skip.base[i] }
      }
    }

    /// The batch in the block.
    private func block<Scalar: Real>(_ pass: LayerPass<Scalar>) -> PassRun<Scalar> {
      let before = MemorySize(rows: max(units, inputs)) + (shortcut?.inferenceWork ?? MemorySize())
      return PassRun(
        layers: layers, layout: pass.kept == nil ? inferenceLayout : layout,
        base: pass.kept ?? pass.work + before.count(stride: pass.stride), inputs: pass.x,
        targets: pass.z, below: pass.below, threads: pass.threads)
    }

    private func shortcutPass<Scalar: Real>(
      _ pass: LayerPass<Scalar>, z: Panel<Scalar>, delta: Panel<Scalar>, below: Panel<Scalar>?
    ) -> LayerPass<Scalar> {
      let row = MemorySize(rows: max(units, inputs)).count(stride: pass.stride)
      return LayerPass(
        values: pass.values, mode: pass.mode, threads: pass.threads, x: pass.x, z: z, delta: delta,
        below: below,
        kept: pass.kept.map { $0 + layout.total.count(stride: pass.stride) },
        work: pass.work + row)
    }

    func visitKinks(
      _ pass: LayerPass<Double>, _ take: (_ distance: Double, _ kink: Kink, _ sample: Int) -> Void
    ) {
      block(pass).visitKinks(pass.values, pass.mode, take)
    }
  }
}

extension LayerSpec {
  public static func residual(
    _ layers: [LayerSpec], _ activation: ActivationKind = .linear,
    initializer: InitializerSpec? = nil, isTrainable: Bool = true
  ) -> LayerSpec {
    LayerSpec(
      Residual(
        layers: layers, activation: Activation(activation), initializer: initializer,
        isTrainable: isTrainable))
  }
}
