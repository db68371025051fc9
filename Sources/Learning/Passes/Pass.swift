import Numerics

/// Forward and backward over batches of samples, again and again in the same memory.
struct Pass<Scalar: Real>: Sendable {
  let layers: [Layer]
  let inputCount: Int
  let outputCount: Int
  let layout: PassLayout
  private let fixed: Int
  private let workers: Workers
  private var memory: AlignedBuffer<Scalar>

  /// - Parameters:
  ///   - capacity: the largest batch.
  ///   - kept: what can be read after a forward pass.
  ///   - fixed: how many of the first layers no way back goes through.
  ///   - workers: that share the work.
  init(
    _ network: Network<Scalar>, capacity: Int, keeping kept: PassLayout.Kept = .gradients,
    fixed: Int = 0, workers: Workers = .one
  ) {
    self.workers = workers
    layers = network.layers
    inputCount = network.inputCount
    outputCount = network.outputCount
    layout = PassLayout(layers, keeping: kept, fixed: fixed)
    self.fixed = fixed
    let stride = Panel<Scalar>.stride(samples: capacity)
    memory = AlignedBuffer(
      count: layout.total.count(stride: stride) + (inputCount + outputCount) * stride
        + Panel<Scalar>.slack)
  }

  /// The pass with its memory at hand, for a batch of so many samples.
  ///
  /// - Parameter isShared: among the workers; else the caller does everything.
  @inline(__always)
  mutating func run<Result>(
    samples: Int, isShared: Bool = true, _ body: (PassRun<Scalar>) throws -> Result
  ) rethrows -> Result {
    let layers = layers
    let layout = layout
    let threads = isShared ? PassThreads(workers.team) : .one
    let (inputCount, outputCount, fixed) = (inputCount, outputCount, fixed)
    return try memory.withMutablePointer { base in
      let stride = Panel<Scalar>.stride(samples: samples)
      let inputs = Panel(base: base, rows: inputCount, stride: stride, samples: samples)
      let targets = Panel(
        base: base + inputs.count, rows: outputCount, stride: stride, samples: samples)
      return try body(
        PassRun(
          layers: layers, layout: layout, base: targets.base + targets.count, inputs: inputs,
          targets: targets, below: nil, threads: threads, fixed: fixed))
    }
  }
}
