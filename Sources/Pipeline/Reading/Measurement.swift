import Experiments
import Learning
import Snapshots

/// Metrics of networks for which a run folder has none: those of the samples that are there, and of each layer.
struct Measurement {
  private let evaluator: Evaluator<Float>

  /// - Parameters:
  ///   - loss: what it is, with its numbers.
  ///   - outputs: of the networks.
  init(_ data: DataSplit, loss: LossSpec, batchSize: Int?, outputs: Int) {
    evaluator = Evaluator<Float>(data, loss: loss, batchSize: batchSize, outputs: outputs)
  }

  /// - Complexity: O(samples × parameters).
  func metrics(_ network: Network<Float>) -> [String: Double] {
    let units = network.layers.map(\.units).reduce(0, +)
    let statistics = LayerStatistics.all(
      network,
      traces: evaluator.traces(network, samples: RecordedSamples.count(units: units)),
      gradients: evaluator.gradients(network))
    return evaluator.evaluate(network).metrics.merging(statistics.metrics) { first, _ in first }
  }
}

extension [LayerStatistics] {
  /// By name: those of each layer, and the norm of all gradients together.
  var metrics: [String: Double] {
    var metrics = [
      "gradientNorm": reduce(0.0) { $0 + $1.gradientNorm * $1.gradientNorm }.squareRoot()
    ]
    for layer in self {
      for (name, value) in layer.metricsByName {
        metrics[MetricName.of(name, layer: layer.layer)] = value
      }
    }
    return metrics
  }
}
