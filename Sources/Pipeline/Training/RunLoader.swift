import Experiments
import Figures
import Learning
import Snapshots

/// A run folder as figures see it.
enum RunLoader {
  /// - Returns: the run and the metrics of each moment.
  static func load(
    _ folder: RunFolder, experiment: Experiment, data: DataSplit, places: [SnapshotPlace]
  ) throws -> (Run, [Snapshot]) {
    var moments: [Moment] = []
    var records: [Snapshot] = []
    for place in places {
      var snapshot = try folder.load(place)
      let network = try Network<Float>(
        snapshot, spec: experiment.network, inputCount: data.training.inputs.columns,
        path: folder.snapshot(place))
      moments.append(
        Moment(
          epoch: place.epoch, loss: snapshot.metrics["loss"] ?? .nan,
          accuracy: snapshot.metrics["accuracy"], testAccuracy: snapshot.metrics["testAccuracy"],
          network: network))
      // Only the numbers are kept: activations are large, and figures compute their own.
      snapshot.tensors = [:]
      records.append(snapshot)
    }
    let run = Run(
      name: experiment.name, training: data.training.samples, test: data.test.samples,
      classNames: data.training.classNames, featureNames: data.training.featureNames,
      moments: moments)
    return (run, records)
  }
}
