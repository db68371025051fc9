import Numerics

/// One batch on its way through the layers.
struct PassRun<Scalar: Real> {
  let layers: [Layer]
  let layout: PassLayout
  /// As much memory as the layout takes.
  let base: UnsafeMutablePointer<Scalar>
  let inputs: Panel<Scalar>
  /// Of the last layer; of layers within a layer not used.
  let targets: Panel<Scalar>
  /// Where ∂loss/∂inputs goes; `nil` where nobody asks for it.
  let below: Panel<Scalar>?
  let threads: PassThreads
  /// How many of the first layers the way back does not go through.
  var fixed = 0

  var samples: Int { inputs.samples }
  var stride: Int { inputs.stride }

  @inline(__always)
  private func panel(_ place: MemorySize, _ rows: Int) -> Panel<Scalar> {
    Panel(
      base: base + place.count(stride: stride), rows: rows, stride: stride, samples: samples)
  }

  func z(_ layer: Int) -> Panel<Scalar> {
    layout.places[layer].z.map { panel($0, layers[layer].units) } ?? inputs
  }
  func a(_ layer: Int) -> Panel<Scalar> {
    layout.places[layer].a.map { panel($0, layers[layer].units) } ?? inputs
  }
  /// What a layer takes.
  func source(_ layer: Int) -> Panel<Scalar> { layer > 0 ? a(layer - 1) : inputs }
  var output: Panel<Scalar> { a(layers.count - 1) }
  /// δ of a layer; `nil` where nobody asks for it.
  private func gradient(_ layer: Int) -> Panel<Scalar>? {
    layout.places[layer].delta.map { panel($0, layers[layer].units) } ?? below
  }
  /// δ of a layer that computes something.
  func delta(_ layer: Int) -> Panel<Scalar> { gradient(layer) ?? z(layer) }
  var outputDelta: Panel<Scalar> { delta(layers.count - 1) }

  /// The batch at one layer.
  @inline(__always)
  func pass(
    _ index: Int, _ values: UnsafePointer<Scalar>, _ mode: PassMode<Scalar>
  ) -> LayerPass<Scalar> {
    var pass = LayerPass(
      values: values, mode: mode, threads: threads, x: source(index), z: z(index),
      delta: delta(index), below: index > 0 ? gradient(index - 1) : below,
      kept: layout.places[index].kept.map { base + $0.count(stride: stride) },
      work: base)
    if isActivatedAbove(index - 1) {
      pass.activation = layers[index - 1].elementwise
    } else if activatesInPlace(index) {
      pass.activation = layers[index].elementwise
    }
    if index > 0, layers[index - 1].isDerivedAbove {
      pass.sourceActivation = layers[index - 1].elementwise
    }
    return pass
  }

  @inline(__always)
  private func activatesInPlace(_ index: Int) -> Bool {
    layers[index].activatesInPlace && !isActivatedAbove(index) && z(index).base == a(index).base
  }

  @inline(__always)
  private func isActivatedAbove(_ index: Int) -> Bool {
    index >= 0 && layers[index].isActivatedAbove && z(index).base == a(index).base
  }

  /// Fills z and a of every layer from `inputs`.
  ///
  /// - Parameters:
  ///   - values: the network's.
  ///   - depth: how many layers to go through; `nil` for all.
  func forward(_ values: UnsafePointer<Scalar>, mode: PassMode<Scalar>, depth: Int? = nil) {
    for index in 0..<(depth ?? layers.count) {
      if layers[index].isIdentity { continue }
      let pass = pass(index, values, mode)
      // Called where it lies, since a copy would be counted.
      layers[index].body.forward(pass)
      if !activatesInPlace(index), !isActivatedAbove(index) {
        activate(layers[index].elementwise, pass.z, into: a(index))
      }
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
    for index in (fixed..<layers.count).reversed() {
      if layers[index].isIdentity { continue }
      if !layers[index].isDerivedAbove, !(isPreActivation && index == layers.count - 1) {
        multiplyByDerivative(index)
      }
      let pass = pass(index, values, mode)
      layers[index].body.backward(pass, into: gradients)
    }
  }
}
