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

  /// The batch at one layer.
  @inline(__always)
  func pass(
    _ index: Int, _ values: UnsafePointer<Scalar>, _ mode: PassMode<Scalar>
  ) -> LayerPass<Scalar> {
    let kept = layout.places[index].kept
    return LayerPass(
      values: values, mode: mode, x: source(index), z: z(index), delta: delta(index),
      below: index > 0 ? delta(index - 1) : nil, kept: kept < 0 ? nil : base + kept,
      work: base + layout.work)
  }

  /// Fills z and a of every layer from `inputs`.
  ///
  /// - Parameters:
  ///   - values: the network's.
  ///   - depth: how many layers to go through; `nil` for all.
  func forward(_ values: UnsafePointer<Scalar>, mode: PassMode<Scalar>, depth: Int? = nil) {
    for index in 0..<(depth ?? layers.count) {
      let body = layers[index].body
      if body.isIdentity { continue }
      body.forward(pass(index, values, mode))
      activate(layers[index].activation, z(index), into: a(index))
    }
  }

  /// Gradients from the δ of the last layer, ∂loss/∂z when `isPreActivation`, else ∂loss/∂a.
  ///
  /// - Parameters:
  ///   - gradients: as many numbers as are trainable, all overwritten; frozen layers pass δ on and have none.
  ///   - mode: of the way forward.
  func backward(
    _ values: UnsafePointer<Scalar>, into gradients: UnsafeMutablePointer<Scalar>,
    isPreActivation: Bool, mode: PassMode<Scalar>
  ) {
    for index in layers.indices.reversed() {
      let body = layers[index].body
      if body.isIdentity { continue }
      if !(isPreActivation && index == layers.count - 1) {
        multiplyByDerivative(layers[index].activation, index)
      }
      body.backward(pass(index, values, mode), into: gradients)
    }
  }
}
