import Experiments
import Figures
import Learning
import Snapshots

/// A run folder as figures see it.
enum RunLoader {
  /// - Returns: the run and the metrics of each moment.
  static func load(
    _ folder: RunFolder, experiment: Experiment, data: ExperimentData,
    positions: [SnapshotPosition]
  ) throws -> (Run, [Snapshot]) {
    var moments: [Moment] = []
    var records: [Snapshot] = []
    for position in positions {
      var snapshot = try folder.load(position)
      let network = try Network<Float>(
        snapshot, spec: experiment.network, inputCount: experiment.inputCount,
        path: folder.snapshot(position))
      moments.append(
        Moment(
          epoch: position.epoch, measures: snapshot.measures(of: experiment.network),
          network: network, transform: data.transform, targetScale: data.targetScale,
          loss: experiment.training.loss.kind))
      // Only the numbers are kept: activations are large, and figures compute their own.
      snapshot.tensors = EpochHistory.kept(snapshot.tensors)
      records.append(snapshot)
    }
    let run = Run(
      name: experiment.name, training: data.samples.training.samples,
      test: data.samples.test.samples,
      classNames: data.samples.training.classNames,
      featureNames: data.samples.training.featureNames,
      targetName: data.samples.training.targetName,
      moments: moments)
    return (run, records)
  }
}

extension Snapshot {
  /// What figures tell in numbers.
  fileprivate func measures(of network: NetworkSpec) -> Measures {
    let layers = network.layers.indices.filter { network.layers[$0].kind != .dropout }
    return Measures(
      loss: metrics["loss"] ?? .nan, validationLoss: metrics["validationLoss"],
      testLoss: metrics["testLoss"], accuracy: metrics["accuracy"],
      testAccuracy: metrics["testAccuracy"], rSquared: metrics["rSquared"],
      testRSquared: metrics["testRSquared"],
      gradientNorms: layers.compactMap { metrics[MetricName.of("gradientNorm", layer: $0)] })
  }
}
