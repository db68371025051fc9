import Cairo
import Experiments
import Figures
import Learning
import Plots
import Predictions

/// Whether figures have room for their plots, known before training: a page is laid out for the network as it begins.
///
/// How much room a plot gets depends on the data, the layers and the picture, and not on what the network learns.
struct RoomCheck {
  private let run: Run

  /// - Complexity: that of a network's first weights.
  init(_ experiment: Experiment, _ data: ExperimentData) throws {
    let network = try Network<Float>(experiment.network, input: experiment.inputShape)
    let predictor = Predictor(
      network: network, transform: data.transform, targetScale: data.targetScale,
      loss: experiment.training.loss)
    func samples(_ part: Dataset) -> Samples {
      Samples(
        inputs: SampleRows(part.values), labels: part.labels, targets: part.targets)
    }
    // What is measured, though not yet how much, so that readings and curves take the room that they will.
    let measure = data.samples.training.isRegression ? Metric.rSquared : .accuracy
    let parts = [
      (Metric.Part.training, data.samples.training), (.validation, data.samples.validation),
      (.test, data.samples.test),
    ].filter { $0.1.count > 0 }
    var metrics: [String: Double] = [:]
    for (part, _) in parts {
      metrics[Metric.loss.key(part)] = 1
      metrics[measure.key(part)] = 0
    }
    run = Run(
      name: experiment.name, training: samples(data.samples.training),
      validation: samples(data.samples.validation), test: samples(data.samples.test),
      classNames: data.samples.training.classNames,
      featureNames: data.samples.training.featureNames,
      targetName: data.samples.training.targetName,
      moments: [0, experiment.training.epochs].map { epoch in
        // Gradients have the shapes of the parameters.
        Moment(
          time: Time(epoch: Double(epoch), step: epoch, seconds: Double(epoch)), metrics: metrics,
          gradients: { predictor.network.parameters }
        ) { predictor }
      }, augmentation: Run.Augmentation(experiment.training), isForLayout: true)
  }

  /// - Parameters:
  ///   - all: the figures of the config.
  ///   - config: its path, for messages.
  /// - Throws: `JobError.noRoom`, and `FigureError` for a figure that does not suit the run.
  func check(_ figures: [FigureSpec], of all: [FigureSpec], config: String) throws {
    let text = try CairoTextMeasure()
    for figure in figures {
      do {
        _ = try figure.layout(figure.page(of: run), text: text)
      } catch let error as LayoutError {
        throw JobError.noRoom(config, for: figure, of: all, error)
      }
    }
  }

  /// The comparisons of a sweep before its runs are trained.
  ///
  /// - Throws: `JobError.noRoom`, and `ComparisonJobError` for what does not suit the runs.
  static func check(_ comparisons: [ComparisonSpec], of sweep: Sweep) throws {
    if comparisons.isEmpty { return }
    // Networks take room by their layers, and runs with as many parameters have the same layers, or nearly.
    var largest: [Shape: Sweep.Run] = [:]
    for run in sweep.runs where largest[Shape(run)] == nil { largest[Shape(run)] = run }
    let shown = largest.values.sorted {
      ($1.parameterCount, $0.index) < ($0.parameterCount, $1.index)
    }.prefix(mostShapes)
    var runs: [Shape: Run] = [:]
    for run in shown {
      let experiment = try sweep.experiment(run)
      runs[Shape(run)] = try RoomCheck(experiment, experiment.data()).run
    }
    guard let first = shown.first, let other = runs[Shape(first)] else { return }
    let set = RunSet(
      sweep.runs.map {
        RunSet.Member(
          runs[Shape($0)] ?? other, label: $0.label, settings: $0.settings.map(RunSet.Setting.init),
          dataset: $0.dataset)
      })
    try check(
      comparisons, of: set, names: sweep.runs.map(\.name), all: sweep.comparisons,
      config: sweep.path)
  }

  /// The comparisons of runs that were trained, before any of them is drawn.
  ///
  /// - Parameters:
  ///   - names: of the runs.
  ///   - all: the comparisons of the config.
  ///   - config: its path, for messages.
  /// - Throws: `JobError.noRoom`, and `ComparisonJobError` for what does not suit the runs.
  static func check(
    _ comparisons: [ComparisonSpec], of runs: RunSet, names: [String], all: [ComparisonSpec],
    config: String
  ) throws {
    let text = try CairoTextMeasure()
    var runs = runs
    for index in runs.members.indices {
      runs.members[index].run = runs.members[index].run.forLayout
    }
    for comparison in comparisons where comparison.table == nil {
      func unsuitable(_ error: any Error & Sendable) -> ComparisonJobError {
        .unsuitable(
          config,
          index: all.map(\.figure).entry(
            at: all.firstIndex { $0.figure.file == comparison.figure.file } ?? 0),
          file: comparison.figure.file, error)
      }
      do {
        let set = try comparison.chosen(of: runs, names: names)
        _ = try comparison.figure.layout(comparison.figure.page(of: set), text: text)
      } catch let error as LayoutError {
        throw JobError.noRoom(
          config, for: comparison.figure, of: all.map(\.figure), in: "compare", error)
      } catch let error as ComparisonError {
        throw unsuitable(error)
      } catch let error as FigureError {
        throw unsuitable(error)
      }
    }
  }

  /// What decides how much room a run takes.
  private struct Shape: Hashable {
    let parameterCount: Int
    let dataset: String?

    init(_ run: Sweep.Run) {
      parameterCount = run.parameterCount
      dataset = run.dataset
    }
  }

  /// Of more, those with the most parameters are looked at.
  private static let mostShapes = 16
}
