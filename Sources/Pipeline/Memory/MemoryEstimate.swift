import Experiments
import Figures
import Graphics
import Learning

/// About how many bytes a job takes at its height, told before it starts.
struct MemoryEstimate {
  let training: Int
  let drawing: Int

  /// Code, libraries, tables and the data of a small job.
  private static let base = 80_000_000

  /// - Parameters:
  ///   - samples: of all parts of the data, and of the training part.
  ///   - jobs: threads that draw.
  init(
    _ experiment: Experiment, samples: (all: Int, training: Int), figures: [FigureSpec], jobs: Int
  ) {
    let spec = experiment.training
    let number = spec.precision == .float ? 4 : 8
    let widths = [experiment.inputCount] + experiment.layerUnits
    let units = widths.dropFirst().reduce(0, +)
    let parameters = experiment.parameterCount
    let remembered = spec.optimizer.kind.memoryNames.count
    let batch = min(spec.batchSize ?? samples.training, samples.training)
    // Rows of every sample: as numbers, as the network takes them, and as lists; pixels stay bytes.
    let data =
      samples.all * (4 * experiment.inputCount * (experiment.readsPixels ? 1 : number) + 120)
    // Values, gradients, those before the last step and what the optimiser remembers; then what a batch holds.
    let trainer =
      number
      * (parameters * (3 + remembered) + experiment.largestParameter
        + experiment.batchNumbers(batch) + batch * widths[0])
    let queue = SnapshotQueue(experiment, samples: samples.training)
    let queued = (1 + queue.capacity) * number * queue.numbers
    // A snapshot's tensors and its file, which are made of copies.
    let recorded = RecordedSamples.count(units: units) * units * 2
    let recording =
      queue.threads * number
      * (parameters * (2 * remembered + 6) + 4 * recorded)
    training = Self.base + data + trainer + queued + recording

    let drawers = DrawingThreads(experiment, jobs: jobs)
    let pixels = figures.map { $0.pixels.width * $0.pixels.height }.max() ?? 0
    let pictures = drawers.films * drawers.threads * (24 * pixels + 10_000_000)
    drawing =
      figures.isEmpty
      ? 0
      : Self.base + data + 2 * 4 * parameters + drawers.films * drawers.threads * drawers.bytes
        + pictures
  }

  var most: Int { max(training, drawing) }
}
