extension NetworkSpec {
  /// Whether a batch must have two samples at least: batch normalisation divides by their spread.
  public var needsPairs: Bool {
    layers.contains { $0.options.mixesSamples }
  }

  /// The updates in an epoch of a training set.
  ///
  /// - Parameter batchSize: samples a step; `nil` for all.
  public func stepsPerEpoch(samples: Int, batchSize: Int?) -> Int {
    Batches<Float>.steps(samples: samples, size: batchSize, needsPairs: needsPairs)
  }
}
