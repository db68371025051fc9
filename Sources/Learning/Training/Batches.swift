import Numerics

/// The training set, handed out in batches: all samples in their own order, or some at a time in a new order each epoch.
struct Batches<Scalar: Real>: Sendable {
  /// [features, samples]
  let inputs: PassInputs<Scalar>
  /// [outputs, samples]
  let targets: Matrix<Scalar>
  let count: Int
  /// Samples a batch; the last one of an epoch has what is left.
  let size: Int
  /// Updates in an epoch.
  let stepsPerEpoch: Int
  /// Of the current epoch; empty for a batch of everything, which is loaded once.
  private(set) var order: [Int] = []
  /// Samples of the current epoch that are handed out.
  private(set) var position = 0
  /// Of which each epoch takes its order.
  private(set) var random: RandomState
  private let augmenter: Augmenter<Scalar>?
  /// Whether a pass has to be filled with the batch handed out: not with all samples once more, unchanged.
  private(set) var needsLoading = true
  private var isFirst = true

  /// - Parameters:
  ///   - needsPairs: whether a last batch of one sample goes with the batch before it, because batch normalisation has
  ///     nothing to compare a single sample with.
  ///   - augmenter: changes images on their way into a pass.
  ///   - random: of the orders of epochs.
  init(
    _ data: Dataset, size: Int?, outputs: Int, loss: LossSpec, needsPairs: Bool = false,
    augmenter: Augmenter<Scalar>? = nil, random: RandomState
  ) {
    inputs = PassInputs(data)
    targets = loss.targets(of: data, outputs: outputs)
    count = data.count
    self.augmenter = augmenter
    self.random = random
    self.size = max(min(size ?? data.count, data.count), 1)
    stepsPerEpoch = Self.steps(samples: data.count, size: size, needsPairs: needsPairs)
  }

  /// How many batches an epoch has.
  static func steps(samples: Int, size: Int?, needsPairs: Bool) -> Int {
    let size = max(min(size ?? samples, samples), 1)
    let isLastAlone = needsPairs && size > 1 && samples > size && samples % size == 1
    return max(isLastAlone ? samples / size : (samples + size - 1) / size, 1)
  }

  var isWhole: Bool { size >= count }
  /// The most samples that a batch has.
  var capacity: Int { size + max(count - size * stepsPerEpoch, 0) }
  /// Whether the last batch handed out was the last of its epoch.
  var isEpochDone: Bool { position == 0 }

  /// The places in `order` of the next batch; draws a new order when an epoch begins.
  mutating func next() -> Range<Int> {
    if position == 0, !isWhole { order = random.permutation(count) }
    needsLoading = isFirst || !isWhole || augmenter != nil
    isFirst = false
    let isLast = position / size == stepsPerEpoch - 1
    let range = position..<(isLast ? count : position + size)
    position = range.upperBound == count ? 0 : range.upperBound
    return range
  }

  /// Fills a pass's inputs and targets.
  ///
  /// - Parameters:
  ///   - range: of the batch handed out, or a part of it.
  ///   - epoch: whole epochs done.
  func load(_ range: Range<Int>, into run: PassRun<Scalar>, epoch: Int) {
    if let augmenter {
      let samples = isWhole ? Array(range)[...] : order[range]
      augmenter.load(inputs, samples, epoch: epoch, into: run.inputs, run.threads)
      targets.gather(samples, into: run.targets, run.threads)
      return
    }
    if isWhole {
      inputs.fill(run.inputs, range)
      run.targets.fill(targets, columns: range)
      return
    }
    inputs.gather(order[range], into: run.inputs, run.threads)
    targets.gather(order[range], into: run.targets, run.threads)
  }

  /// Goes on within an epoch.
  ///
  /// - Parameters:
  ///   - step: batches handed out in the epoch; fewer than `stepsPerEpoch`.
  ///   - order: of all samples; empty at the beginning of an epoch.
  /// - Throws: `ResumeError` when the parts contradict each other.
  mutating func restore(
    step: Int, order: [Int], position: Int, random: RandomState
  ) throws(ResumeError) {
    guard position == step * size else { throw .unusable("position") }
    let isPermutation = order.count == count && Set(order) == Set(0..<count)
    guard step == 0 ? order.isEmpty : isPermutation else { throw .unusable("order") }
    self.order = order
    self.position = position
    self.random = random
  }
}
