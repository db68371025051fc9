import Numerics

/// One batch on its way through the layers.
struct PassRun<Scalar: Real> {
  let layers: [Layer]
  let layout: PassLayout
  let base: UnsafeMutablePointer<Scalar>
  let samples: Int
  let stride: Int
  let inputCount: Int
  let outputCount: Int

  init(
    layers: [Layer], layout: PassLayout, base: UnsafeMutablePointer<Scalar>, samples: Int,
    inputCount: Int, outputCount: Int
  ) {
    self.layers = layers
    self.layout = layout
    self.base = base
    self.samples = samples
    self.inputCount = inputCount
    self.outputCount = outputCount
    stride = Panel<Scalar>.padded(samples)
  }

  @inline(__always)
  func panel(_ place: Int, _ rows: Int) -> Panel<Scalar> {
    Panel(base: base + place, rows: rows, stride: stride, samples: samples)
  }

  var inputs: Panel<Scalar> { panel(layout.inputs, inputCount) }
  var targets: Panel<Scalar> { panel(layout.targets, outputCount) }
  func z(_ layer: Int) -> Panel<Scalar> { panel(layout.places[layer].z, layers[layer].units) }
  func a(_ layer: Int) -> Panel<Scalar> { panel(layout.places[layer].a, layers[layer].units) }
  func delta(_ layer: Int) -> Panel<Scalar> {
    panel(layout.places[layer].delta, layers[layer].units)
  }
  /// What a layer takes.
  func source(_ layer: Int) -> Panel<Scalar> { layer > 0 ? a(layer - 1) : inputs }
  var output: Panel<Scalar> { a(layers.count - 1) }
  var outputDelta: Panel<Scalar> { delta(layers.count - 1) }

  /// Fills z and a of every layer from `inputs`.
  ///
  /// - Parameters:
  ///   - values: the network's; running statistics move in training.
  ///   - depth: how many layers to go through; `nil` for all.
  func forward(
    _ values: UnsafeMutablePointer<Scalar>, mode: Pass<Scalar>.Mode, random: inout RandomState,
    depth: Int? = nil
  ) {
    for (index, layer) in layers.prefix(depth ?? layers.count).enumerated() {
      switch layer {
      case .dense(let dense):
        forward(dense, values, from: source(index), into: z(index))
        activate(dense.activation, z(index), into: a(index))
      case .batchNormalization(let norm):
        forward(norm, values, mode, index)
        activate(norm.activation, z(index), into: a(index))
      case .layerNormalization(let norm):
        forward(norm, values, index)
        activate(norm.activation, z(index), into: a(index))
      case .dropout(let dropout):
        forward(dropout, mode, index, &random)
      }
    }
  }

  /// Gradients from the δ of the last layer, ∂loss/∂z when `isPreActivation`, else ∂loss/∂a.
  ///
  /// - Parameter gradients: as many numbers as are trainable, all overwritten; frozen layers pass δ on and have none.
  func backward(
    _ values: UnsafePointer<Scalar>, into gradients: UnsafeMutablePointer<Scalar>,
    isPreActivation: Bool, mode: Pass<Scalar>.Mode
  ) {
    for index in layers.indices.reversed() {
      if !(isPreActivation && index == layers.count - 1) {
        multiplyByDerivative(layers[index].activation, index)
      }
      let below = index > 0 ? delta(index - 1) : nil
      switch layers[index] {
      case .dense(let dense):
        backward(dense, values, index, into: gradients, below: below)
      case .batchNormalization(let norm):
        backward(norm, values, index, into: gradients, below: below, mode)
      case .layerNormalization(let norm):
        backward(norm, values, index, into: gradients, below: below)
      case .dropout(let dropout):
        if let below { backward(dropout, index, below: below, mode) }
      }
    }
  }
}
