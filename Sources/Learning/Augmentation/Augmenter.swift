import Numerics

/// Changes the images of batches on their way into a pass.
struct Augmenter<Scalar: Real>: Sendable {
  private let spec: AugmentationSpec
  private let seed: UInt32
  private let shape: [Int]
  /// Of each channel, as the network takes it.
  private let black: [Scalar]

  /// - Parameter seed: of the training.
  /// - Returns: `nil` where nothing is changed, or where samples are no images.
  init?(_ spec: AugmentationSpec?, _ data: Dataset, seed: UInt32) {
    guard let spec, let shape = data.shape else { return nil }
    self.spec = spec
    self.seed = seed
    self.shape = shape
    black = data.black.map { Scalar($0) }
  }

  /// Puts changed samples into a panel; its padding becomes 0.
  ///
  /// - Parameter epoch: whole epochs done.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func load(
    _ inputs: PassInputs<Scalar>, _ samples: ArraySlice<Int>, epoch: Int,
    into panel: Panel<Scalar>, _ threads: PassThreads
  ) {
    let (size, stride) = (panel.rows, panel.stride)
    threads.share(samples.count, operations: 200 * panel.count) { places in
      withUnsafeTemporaryAllocation(of: Scalar.self, capacity: 2 * size) { images in
        guard let image = images.baseAddress else { return }
        let changed = image + size
        for s in places {
          let sample = samples[samples.startIndex + s]
          inputs.copy(sample, into: image)
          spec.change(of: shape, seed: seed, epoch: epoch, sample: sample)
            .apply(image, into: changed, shape: shape, black: black)
          for i in 0..<size { panel.base[i * stride + s] = changed[i] }
        }
      }
    }
    for i in 0..<size {
      for s in samples.count..<stride { panel.base[i * stride + s] = 0 }
    }
  }
}
