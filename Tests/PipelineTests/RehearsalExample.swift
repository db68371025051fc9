import Experiments
import Learning
import Snapshots

@testable import Pipeline

/// What a run that is killed during its rehearsal leaves.
enum RehearsalExample {
  static func checkpoint(_ config: String, hash: String) throws -> Snapshot {
    let experiment = try ExperimentFile.load(config)
    let trainer = Trainer(
      try Network<Float>(experiment.network, inputCount: experiment.inputCount),
      data: try experiment.data().inputs, spec: experiment.training,
      snapshots: experiment.snapshots)
    var rehearsal = Rehearsal(of: trainer)
    for _ in 0..<40 { _ = rehearsal.next() }
    return rehearsal.checkpoint.recorded(configHash: hash)
  }
}
