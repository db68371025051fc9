import Numerics

/// Parts of a batch that go forward and back through a network on their own, several at once; their gradients are averaged.
///
/// A thread waits for others once a step and not in every layer, and finds what a part was in its cache. How a batch is cut
/// decides how sums are made, so that it depends on the batch alone.
struct MicroBatches: Sendable, Equatable {
  /// Samples of the batch, and of a part; the last one has what is left.
  let samples, size: Int

  private static var smallest: Int { 32 }
  private static var most: Int { 16 }

  /// - Returns: `nil` for a batch that is too small to be cut.
  init?(samples: Int) {
    guard samples >= 2 * Self.smallest else { return nil }
    self.samples = samples
    size = max(Self.smallest, ((samples + Self.most - 1) / Self.most + 15) & ~15)
  }

  var count: Int { (samples + size - 1) / size }

  /// Samples of a part, counted from the first of the batch.
  subscript(_ index: Int) -> Range<Int> { (index * size)..<min(index * size + size, samples) }

  /// The mean of the parts' gradients over all samples of the batch.
  ///
  /// - Parameter parts: [parts, count], where `count` is a multiple of sixteen.
  func average<Scalar: Real>(
    _ parts: UnsafePointer<Scalar>, into gradients: UnsafeMutablePointer<Scalar>, count: Int
  ) {
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: self.count) { shares in
      guard let base = shares.baseAddress else { return }
      for i in 0..<self.count { base[i] = Scalar(self[i].count) / Scalar(samples) }
      Scalar.kernels.affine(
        base, rowStep: 0, depthStep: 1, bias: nil, parts, xStride: count, into: gradients,
        zStride: count, rows: 1, depth: self.count, columns: count)
    }
  }
}

extension Network {
  /// Whether training cuts batches: where samples do not depend on each other, and where the gradients of parts are few against
  /// the work that makes them, as of small networks of images.
  var trainsInMicroBatches: Bool {
    inputShape.count == 3 && trainableCount <= 16_384 && !mixesSamples && !drawsInTraining
  }
}
