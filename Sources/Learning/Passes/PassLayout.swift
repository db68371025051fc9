import Numerics

/// Where a pass keeps what it computes, for batches of up to `capacity` samples.
///
/// What is to be differentiated needs the values of all layers. Else those of two layers are alive at a time, so that memory
/// is that of the widest layer, however many there are.
struct PassLayout: Sendable, Equatable {
  /// Of one layer. `z` and `a` are the same place where z is not needed again.
  struct Place: Sendable, Equatable {
    let z, a, delta: Int
    /// Dropout's mask; a normalisation's normalised inputs; sums over samples of a dense layer without biases, [units].
    let extra: Int
    /// A normalisation's 1 / √(σ² + ε): [units] for a batch normalisation, [samples] for a layer normalisation, and as many
    /// numbers again while it computes.
    let inverse: Int
  }

  let capacity: Int
  let inputs: Int
  let targets: Int
  let places: [Place]
  /// The inputs of a layer with samples as rows, [samples, padded inputs].
  let transposed: Int
  /// A weight gradient with padded rows.
  let product: Int
  let total: Int

  /// What is left to be read after a pass.
  enum Kept: Sendable, Equatable {
    /// Of every layer what a backward pass needs.
    case gradients
    /// z and a of every layer, and what a backward pass needs.
    case everything
    /// z and a of the layer that is the `depth`th, and δ as scratch for the loss of the last one.
    case outputs(depth: Int)
  }

  init<Scalar>(_ network: Network<Scalar>, capacity: Int, keeping kept: Kept) {
    let stride = Panel<Scalar>.padded(capacity)
    var next = 0
    func take(_ count: Int) -> Int {
      defer { next += Panel<Scalar>.padded(count) }
      return next
    }
    self.capacity = capacity
    inputs = take(network.inputCount * stride)
    targets = take(network.outputCount * stride)
    if case .outputs(let depth) = kept {
      let hidden = network.layers.dropLast().map(\.units).max() ?? 0
      let buffers = [take(hidden * stride), take(hidden * stride)]
      let inverse = take(max(network.layers.map(\.units).max() ?? 0, 2 * stride))
      let size = network.layers[depth - 1].units * stride
      places = network.layers.indices.map { index in
        let place = buffers[index % 2]
        return index != depth - 1
          ? Place(z: place, a: place, delta: place, extra: place, inverse: inverse)
          : Place(
            z: take(size), a: take(size), delta: take(size), extra: take(size), inverse: inverse)
      }
      (transposed, product, total) = (0, 0, next)
      return
    }
    var places: [Place] = []
    var widest = 0
    var largest = 0
    for (index, layer) in network.layers.enumerated() {
      let size = layer.units * stride
      let z = take(size)
      // A loss from logits reads the last z.
      let isInPlace =
        kept == .gradients && index < network.layers.count - 1
        && layer.activation.elementwise?.usesActivationOnly == true
      let extra: Int
      var inverse = 0
      switch layer {
      case .dense(let dense):
        extra = dense.bias == nil ? take(dense.units) : 0
        widest = max(widest, Panel<Scalar>.padded(dense.inputs))
        largest = max(largest, Panel<Scalar>.padded(dense.inputs) * dense.units)
      case .batchNormalization(let norm):
        extra = take(size)
        inverse = take(norm.units)
      case .layerNormalization:
        extra = take(size)
        inverse = take(2 * stride)
      case .dropout: extra = take(size)
      }
      places.append(
        Place(
          z: z, a: isInPlace ? z : take(size), delta: take(size), extra: extra, inverse: inverse)
      )
    }
    self.places = places
    transposed = take(widest * capacity)
    product = take(largest)
    total = next
  }
}
