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
    self.init(
      NetworkSize(
        widest: experiment.layerUnits.max() ?? 1, parameters: experiment.parameterCount),
      jobs: jobs)
  }

  init(_ size: NetworkSize, jobs: Int) {
    // As many samples at a time as `Network` takes.
    let values = 2 * size.widest * 512 * MemoryLayout<Float>.size
    let network = size.parameters * MemoryLayout<Float>.size
    let isHeld = FolderRun.isHeld(parameters: size.parameters, snapshots: 2)
    bytes = values + (isHeld ? 0 : network)
    threads = max(1, min(jobs, Self.most / bytes))
    films = 2 * threads * bytes <= Self.most ? min(2, jobs) : 1
  }
}
