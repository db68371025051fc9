import Numerics

/// Where a pass keeps what it computes, for batches of up to `capacity` samples.
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

  init<Scalar>(_ network: Network<Scalar>, capacity: Int, keepsPreActivations: Bool) {
    let stride = Panel<Scalar>.padded(capacity)
    var next = 0
    func take(_ count: Int) -> Int {
      defer { next += Panel<Scalar>.padded(count) }
      return next
    }
    self.capacity = capacity
    inputs = take(network.inputCount * stride)
    targets = take(network.outputCount * stride)
    var places: [Place] = []
    var widest = 0
    var largest = 0
    for (index, layer) in network.layers.enumerated() {
      let size = layer.units * stride
      let z = take(size)
      // A loss from logits reads the last z.
      let isInPlace =
        !keepsPreActivations && index < network.layers.count - 1
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
