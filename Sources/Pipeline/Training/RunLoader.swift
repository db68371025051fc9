import Experiments
import Figures
import Learning
import Snapshots

/// A run folder as figures see it.
enum RunLoader {
  /// So many bytes of all networks together are held in memory; larger ones are read when they are drawn.
  private static let heldBytes = 64 << 20

  /// Whether the networks of so many snapshots are.
  static func isHeld(_ experiment: Experiment, snapshots: Int) -> Bool {
    snapshots * experiment.parameterCount * MemoryLayout<Float>.size <= heldBytes
  }

  /// - Returns: the run and the metrics of each moment.
  static func load(
    _ folder: RunFolder, experiment: Experiment, data: ExperimentData,
    positions: [SnapshotPosition]
  ) throws -> (Run, [Snapshot]) {
    @Sendable func network(at position: SnapshotPosition) throws -> Network<Float> {
      let reader = try folder.reader(position)
      var network = try Network<Float>(
        experiment.network.layers, inputCount: experiment.inputCount)
      for slot in network.slots {
        try reader.floats(of: slot.name, shape: slot.shape) { numbers, offset in
          network.fill(slot, from: offset, with: numbers)
        }
      }
      return network
    }
    let isHeld = isHeld(experiment, snapshots: positions.count)
    var moments: [Moment] = []
    var records: [Snapshot] = []
    for position in positions {
      // Activations are large, and figures compute their own.
      let snapshot = try folder.load(position, keeping: EpochHistory.isKept)
      let measures = snapshot.measures(of: experiment.network)
      let (transform, scale) = (data.transform, data.targetScale)
      let loss = experiment.training.loss.kind
      if isHeld {
        moments.append(
          Moment(
            epoch: position.epoch, measures: measures, network: try network(at: position),
            transform: transform, targetScale: scale, loss: loss))
      } else {
        moments.append(
          Moment(epoch: position.epoch, measures: measures) {
            Predictor(
              network: try network(at: position), transform: transform, targetScale: scale,
              loss: loss)
          })
      }
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
