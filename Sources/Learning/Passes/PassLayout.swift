import Numerics

/// Where a pass keeps what it computes, for batches of up to `capacity` samples.
///
/// What is to be differentiated needs the values of all layers. Else those of two layers are alive at a time, so that memory
/// is that of the widest layer, however many there are.
struct PassLayout: Sendable, Equatable {
  /// Of one layer. `z` and `a` are the same place where z is not needed again.
  struct Place: Sendable, Equatable {
    let z, a, delta: Int
    /// What the layer keeps for the way back; −1 where there is none.
    let kept: Int
  }

  let capacity: Int
  let inputs: Int
  let targets: Int
  let places: [Place]
  /// What layers need while they compute, one after the other.
  let work: Int
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
    let layers = network.layers
    let stride = Panel<Scalar>.padded(capacity)
    var next = 0
    func take(_ count: Int) -> Int {
      defer { next += Panel<Scalar>.padded(count) }
      return next
    }
    self.capacity = capacity
    inputs = take(network.inputCount * stride)
    targets = take(network.outputCount * stride)
    work = take(layers.map { $0.body.work.count(stride: stride) }.max() ?? 0)
    // Of what a layer without a memory of its own takes.
    var below = Place(z: inputs, a: inputs, delta: inputs, kept: -1)
    var places: [Place] = []
    if case .outputs(let depth) = kept {
      let hidden = layers.dropLast().map(\.units).max() ?? 0
      let buffers = [take(hidden * stride), take(hidden * stride)]
      for (index, layer) in layers.enumerated() {
        if layer.body.isIdentity {
          below = Place(z: below.a, a: below.a, delta: below.delta, kept: -1)
        } else if index != depth - 1 {
          let place = below.a == buffers[0] ? buffers[1] : buffers[0]
          below = Place(z: place, a: place, delta: place, kept: -1)
        } else {
          let size = layer.units * stride
          below = Place(z: take(size), a: take(size), delta: take(size), kept: -1)
        }
        places.append(below)
      }
      self.places = places
      total = next
      return
    }
    for (index, layer) in layers.enumerated() {
      let size = layer.units * stride
      if layer.body.isIdentity {
        // Nobody reads the δ of the inputs, but a layer writes it.
        below = Place(
          z: below.a, a: below.a, delta: index > 0 ? below.delta : take(size), kept: -1)
        places.append(below)
        continue
      }
      let z = take(size)
      // A loss from logits reads the last z.
      let isInPlace =
        kept == .gradients && index < layers.count - 1
        && layer.activation.elementwise?.usesActivationOnly == true
      below = Place(
        z: z, a: isInPlace ? z : take(size), delta: take(size),
        kept: take(layer.body.kept.count(stride: stride)))
      places.append(below)
    }
    self.places = places
    total = next
  }
}
