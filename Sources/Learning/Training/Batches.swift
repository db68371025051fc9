import Numerics

/// The training set, handed out in batches: all samples in their own order, or some at a time in a new order each epoch.
struct Batches<Scalar: Real> {
  /// [features, samples] and [outputs, samples].
  private let inputs: Matrix<Scalar>
  private let targets: Matrix<Scalar>
  let count: Int
  /// Samples a batch.
  let size: Int
  /// Empty for a batch of everything, which is loaded once.
  private(set) var order: [Int] = []
  private var position = 0
  private var isLoaded = false

  init(_ data: Dataset, size: Int?, outputs: Int) {
    inputs = data.inputs.converted(to: Scalar.self).transposed
    targets = data.outputs(outputs)
    count = data.count
    self.size = Swift.min(size ?? data.count, data.count)
  }

  var isWhole: Bool { size == count }

  /// Begins an epoch.
  mutating func begin(_ random: inout RandomState) {
    position = 0
    if !isWhole { order = random.permutation(count) }
  }

  /// The places in `order` of the next batch.
  mutating func next() -> Range<Int>? {
    guard position < count else { return nil }
    let range = position..<Swift.min(position + size, count)
    position = range.upperBound
    return range
  }

  mutating func load(_ range: Range<Int>, into run: PassRun<Scalar>) {
    if isWhole {
      if isLoaded { return }
      isLoaded = true
      run.inputs.fill(inputs, columns: range)
      run.targets.fill(targets, columns: range)
      return
    }
    gather(inputs, range, into: run.inputs)
    gather(targets, range, into: run.targets)
  }

  private func gather(_ source: Matrix<Scalar>, _ range: Range<Int>, into panel: Panel<Scalar>) {
    source.elements.withUnsafeBufferPointer { source in
      order.withUnsafeBufferPointer { order in
        for i in 0..<panel.rows {
          let (from, to) = (i * count, panel.row(i))
          for s in 0..<range.count { to[s] = source[from + order[range.lowerBound + s]] }
          for s in range.count..<panel.stride { to[s] = 0 }
        }
      }
    }
  }
}
