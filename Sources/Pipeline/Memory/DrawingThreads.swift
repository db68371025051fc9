import Experiments

/// How many threads draw at a time, so that what they hold together does not grow with the network.
struct DrawingThreads {
  /// Of a film.
  let threads: Int
  /// At a time: one is drawn while another waits for its palette, unless memory is short.
  let films: Int
  /// What a thread holds beside its picture: the values of two layers, and its own network where that is read for each frame.
  let bytes: Int

  /// Of all threads together.
  private static let most = 256 << 20

  init(_ experiment: Experiment, jobs: Int) {
    let widest = experiment.layerUnits.max() ?? 1
    // As many samples at a time as `Network` takes.
    let values = 2 * widest * 512 * MemoryLayout<Float>.size
    let network = experiment.parameterCount * MemoryLayout<Float>.size
    bytes = values + (RunLoader.isHeld(experiment, snapshots: 2) ? 0 : network)
    threads = max(1, min(jobs, Self.most / bytes))
    films = 2 * threads * bytes <= Self.most ? min(2, jobs) : 1
  }
}
