/// Where the values of layers one after the other lie in the memory of a pass, for batches of any size.
///
/// What is to be differentiated needs the values of all layers. Else those of two layers are alive at a time, so that memory
/// is that of the widest layer, however many there are.
struct PassLayout: Sendable, Equatable {
  /// Of one layer. `z` and `a` are the same place where z is not needed again. `nil` is what stands before the first layer.
  struct Place: Sendable, Equatable {
    let z, a, delta: MemorySize?
    /// What the layer keeps for the way back; `nil` where there is none.
    let kept: MemorySize?
  }

  let places: [Place]
  /// What layers need while they compute, one after the other; it comes first.
  let work: MemorySize
  let total: MemorySize

  /// What is left to be read after a pass.
  enum Kept: Sendable, Equatable {
    /// Of every layer what a backward pass needs.
    case gradients
    /// z and a of every layer, and what a backward pass needs.
    case everything
    /// z and a of every layer; there is no way back.
    case values
    /// z and a of the layer that is the `depth`th, and δ as scratch for the loss of the last one.
    case outputs(depth: Int)
  }

  /// - Parameter fixed: how many of the first layers no way back goes through, where gradients are kept. Their values are those of
  ///   two layers at a time, too.
  init(_ layers: [Layer], keeping kept: Kept, fixed: Int = 0) {
    var total = MemorySize()
    func take(_ size: MemorySize) -> MemorySize {
      defer { total = total + size }
      return total
    }
    func take(rows: Int) -> MemorySize { take(MemorySize(rows: rows)) }
    let isWithoutGradients =
      switch kept {
      case .outputs, .values: true
      case .gradients, .everything: false
      }
    work = take(
      layers.enumerated().reduce(MemorySize()) { most, layer in
        let isPassed = isWithoutGradients || layer.offset < fixed
        return most.union(
          isPassed ? layer.element.body.inferenceWork : layer.element.body.work)
      })
    var places: [Place] = []
    // Of what a layer without a memory of its own takes.
    var below = Place(z: nil, a: nil, delta: nil, kept: nil)
    if case .outputs(let depth) = kept {
      let hidden = layers.dropLast().map(\.units).max() ?? 0
      let buffers = [take(rows: hidden), take(rows: hidden)]
      for (index, layer) in layers.enumerated() {
        if layer.body.isIdentity {
          below = Place(z: below.a, a: below.a, delta: below.delta, kept: nil)
        } else if index != depth - 1 {
          let place = below.a == buffers[0] ? buffers[1] : buffers[0]
          below = Place(z: place, a: place, delta: place, kept: nil)
        } else {
          below = Place(
            z: take(rows: layer.units), a: take(rows: layer.units), delta: take(rows: layer.units),
            kept: nil)
        }
        places.append(below)
      }
    } else {
      let passed = layers.prefix(fixed).map(\.units).max()
      let buffers = passed.map { [take(rows: $0), take(rows: $0)] } ?? []
      for (index, layer) in layers.enumerated() {
        if layer.body.isIdentity {
          below = Place(z: below.a, a: below.a, delta: below.delta, kept: nil)
        } else if index < fixed {
          let place = below.a == buffers[0] ? buffers[1] : buffers[0]
          below = Place(z: place, a: place, delta: nil, kept: nil)
        } else {
          let z = take(rows: layer.units)
          // A loss from logits reads the last z.
          let isInPlace =
            kept == .gradients && index < layers.count - 1
            && layer.activation.elementwise?.usesActivationOnly == true
          let a = isInPlace ? z : take(rows: layer.units)
          below =
            isWithoutGradients
            ? Place(z: z, a: a, delta: nil, kept: nil)
            : Place(z: z, a: a, delta: take(rows: layer.units), kept: take(layer.body.kept))
        }
        places.append(below)
      }
    }
    self.places = places
    self.total = total
  }
}
