import Numerics

/// Forward and backward over batches of samples, again and again in the same memory.
struct Pass<Scalar: Real>: Sendable {
  let layers: [Layer]
  let inputCount: Int
  let outputCount: Int
  let layout: PassLayout
  private var memory: AlignedBuffer<Scalar>

  /// - Parameters:
  ///   - capacity: the largest batch.
  ///   - kept: what can be read after a forward pass.
  init(
    _ network: Network<Scalar>, capacity: Int, keeping kept: PassLayout.Kept = .gradients
  ) {
    layers = network.layers
    inputCount = network.inputCount
    outputCount = network.outputCount
    layout = PassLayout(network, capacity: max(capacity, 1), keeping: kept)
    memory = AlignedBuffer(count: layout.total)
  }

  /// The pass with its memory at hand, for a batch of so many samples.
  @inline(__always)
  mutating func run<Result>(
    samples: Int, _ body: (PassRun<Scalar>) throws -> Result
  ) rethrows -> Result {
    let layers = layers
    let layout = layout
    let (inputCount, outputCount) = (inputCount, outputCount)
    return try memory.withMutablePointer { base in
      try body(
        PassRun(
          layers: layers, layout: layout, base: base, samples: samples, inputCount: inputCount,
          outputCount: outputCount))
    }
  }
}
