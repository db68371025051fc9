import Experiments
import Figures
import Learning
import Numerics
import Plots
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
    @Sendable func gradients(at position: SnapshotPosition) throws -> [NamedArray<Float>] {
      let reader = try folder.reader(position)
      let network = try Network<Float>(
        experiment.network.layers, inputCount: experiment.inputCount)
      return try network.slots.filter(\.isTrainable).map { slot in
        var values: [Float] = []
        values.reserveCapacity(slot.range.count)
        try reader.floats(of: slot.name + ".grad", shape: slot.shape) { numbers, _ in
          values += numbers
        }
        return NamedArray(slot.name, shape: slot.shape, values: values)
      }
    }
    let stepsPerEpoch = experiment.network.stepsPerEpoch(
      samples: data.inputs.training.count, batchSize: experiment.training.batchSize)
    let isHeld = isHeld(experiment, snapshots: positions.count)
    var moments: [Moment] = []
    var records: [Snapshot] = []
    for position in positions {
      // Activations are large, and figures compute their own.
      let snapshot = try folder.load(position, keeping: EpochHistory.isKept)
      let time = Time(position, stepsPerEpoch: stepsPerEpoch)
      let (transform, scale) = (data.transform, data.targetScale)
      let loss = experiment.training.loss.kind
      if isHeld {
        moments.append(
          Moment(
            time: time, metrics: snapshot.metrics, network: try network(at: position),
            transform: transform, targetScale: scale, loss: loss
          ) { try gradients(at: position) })
      } else {
        moments.append(
          Moment(
            time: time, metrics: snapshot.metrics, gradients: { try gradients(at: position) }
          ) {
            Predictor(
              network: try network(at: position), transform: transform, targetScale: scale,
              loss: loss)
          })
      }
      records.append(snapshot)
    }
    let run = Run(
      name: experiment.name, training: data.samples.training.samples,
      validation: data.samples.validation.samples, test: data.samples.test.samples,
      classNames: data.samples.training.classNames,
      featureNames: data.samples.training.featureNames,
      targetName: data.samples.training.targetName,
      moments: moments, epochs: EpochHistory.epochs(records))
    return (run, records)
  }
}

extension Time {
  /// A position as a number of epochs.
  init(_ position: SnapshotPosition, stepsPerEpoch: Int) {
    self.init(
      epoch: Double(position.epoch) + Double(position.batch) / Double(max(stepsPerEpoch, 1)),
      step: position.epoch * stepsPerEpoch + position.batch)
  }
}
