import Learning

extension Predictor {
  /// The activations of a layer for each sample: [channels × height × width].
  package func featureMaps(_ inputs: SampleRows, layer: Int) -> [[Float]] {
    var maps = inputs.map { _ in [Float]() }
    network.forEachTrace(of: matrix(inputs), depth: layer + 1) { trace, samples in
      for sample in samples {
        maps[sample] = (0..<trace.a.rows).map { trace.a[$0, sample - samples.lowerBound] }
      }
    }
    return maps
  }
}
