import Numerics

/// Forward and backward over batches of samples, again and again in the same memory.
struct Pass<Scalar: Real>: Sendable {
  let layers: [Layer]
  let inputCount: Int
  let outputCount: Int
  let layout: PassLayout
  private let fixed: Int
  /// Numbers from the memory of a micro-batch to that of the next.
  private let part: Int
  private let workers: Workers
  private var memory: AlignedBuffer<Scalar>

  /// - Parameters:
  ///   - capacity: the largest batch.
  ///   - kept: what can be read after a forward pass.
  ///   - fixed: how many of the first layers no way back goes through.
  ///   - parts: of the largest batch, which are run at once; `nil` where a batch is run as one.
  ///   - workers: that share the work.
  init(
    _ network: Network<Scalar>, capacity: Int, keeping kept: PassLayout.Kept = .gradients,
    fixed: Int = 0, parts: MicroBatches? = nil, workers: Workers = .one
  ) {
    self.workers = workers
    layers = network.layers
    inputCount = network.inputCount
    outputCount = network.outputCount
    layout = PassLayout(layers, keeping: kept, fixed: fixed)
    self.fixed = fixed
    let size = MemorySize(
      rows: layout.total.rows + inputCount + outputCount, numbers: layout.total.numbers)
    let whole = size.count(stride: Panel<Scalar>.stride(samples: capacity))
    part = parts.map { size.count(stride: Panel<Scalar>.stride(samples: $0.size)) } ?? 0
    memory = AlignedBuffer(
      count: max(whole, part * (parts?.count ?? 0)) + Panel<Scalar>.slack)
  }

  /// The pass with its memory at hand, for a batch of so many samples.
  ///
  /// - Parameter isShared: among the workers; else the caller does everything.
  @inline(__always)
  mutating func run<Result>(
    samples: Int, isShared: Bool = true, _ body: (PassRun<Scalar>) throws -> Result
  ) rethrows -> Result {
    let frame = frame
    let threads = isShared ? PassThreads(workers.team) : .one
    return try memory.withMutablePointer {
      try body(frame.run($0, samples: samples, threads))
    }
  }

  /// The pass over micro-batches, each in memory of its own, several at once.
  ///
  /// - Parameter isShared: among the workers; else the caller does one after the other.
  @inline(__always)
  mutating func run(
    _ parts: MicroBatches, isShared: Bool, _ body: (PassRun<Scalar>, _ index: Int) -> Void
  ) {
    let (frame, part) = (frame, part)
    let team = isShared ? workers.team : nil
    memory.withMutablePointer { base in
      func run(_ index: Int) {
        body(frame.run(base + index * part, samples: parts[index].count, .one), index)
      }
      if let team { return team.run(parts.count, run) }
      for index in 0..<parts.count { run(index) }
    }
  }

  /// All of it but the memory.
  private struct Frame {
    let layers: [Layer]
    let layout: PassLayout
    let inputCount, outputCount, fixed: Int

    @inline(__always)
    func run(
      _ base: UnsafeMutablePointer<Scalar>, samples: Int, _ threads: PassThreads
    ) -> PassRun<Scalar> {
      let stride = Panel<Scalar>.stride(samples: samples)
      let inputs = Panel(base: base, rows: inputCount, stride: stride, samples: samples)
      let targets = Panel(
        base: base + inputs.count, rows: outputCount, stride: stride, samples: samples)
      return PassRun(
        layers: layers, layout: layout, base: targets.base + targets.count, inputs: inputs,
        targets: targets, below: nil, threads: threads, fixed: fixed)
    }
  }

  private var frame: Frame {
    @inline(__always)
    get {
      Frame(
        layers: layers, layout: layout, inputCount: inputCount, outputCount: outputCount,
        fixed: fixed)
    }
  }
}
