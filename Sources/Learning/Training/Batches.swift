import Numerics

/// The training set, handed out in batches: all samples in their own order, or some at a time in a new order each epoch.
struct Batches<Scalar: Real>: Sendable {
  /// [features, samples] and [outputs, samples].
  let inputs: Matrix<Scalar>
  let targets: Matrix<Scalar>
  let count: Int
  /// Samples a batch.
  let size: Int
  /// Of the current epoch; empty for a batch of everything, which is loaded once.
  private(set) var order: [Int] = []
  /// Samples of the current epoch that are handed out.
  private(set) var position = 0
  /// Of which each epoch takes its order.
  private(set) var random: RandomState
  private var isLoaded = false

  init(
    _ data: Dataset, size: Int?, outputs: Int, loss: LossSpec, random: RandomState
  ) {
    inputs = data.inputs.converted(to: Scalar.self).transposed
    targets = loss.targets(of: data, outputs: outputs)
    count = data.count
    self.random = random
    self.size = max(min(size ?? data.count, data.count), 1)
  }

  var isWhole: Bool { size >= count }
  var stepsPerEpoch: Int { max((count + size - 1) / size, 1) }
  /// Whether the last batch handed out was the last of its epoch.
  var isEpochDone: Bool { position == 0 }

  /// The places in `order` of the next batch; draws a new order when an epoch begins.
  mutating func next() -> Range<Int> {
    if position == 0, !isWhole { order = random.permutation(count) }
    let range = position..<min(position + size, count)
    position = range.upperBound == count ? 0 : range.upperBound
    return range
  }

  /// Fills a pass's inputs and targets.
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

  /// Goes on within an epoch.
  ///
  /// - Throws: `ResumeError` when there is no such place in it.
  mutating func restore(
    order: [Int], position: Int, random: RandomState
  ) throws(ResumeError) {
    let isPermutation = order.count == count && Set(order) == Set(0..<count)
    guard isWhole ? order.isEmpty : order.isEmpty || isPermutation else { throw .unusable("order") }
    guard position == 0 || (!isWhole && !order.isEmpty && position < count && position % size == 0)
    else { throw .unusable("position") }
    self.order = order
    self.position = position
    self.random = random
  }
}
