import Cairo
import Experiments
import Figures
import Learning
import Plots

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
        inputs: (0..<part.count).map(part.inputs.row), labels: part.labels, targets: part.targets)
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
          time: Time(epoch: Double(epoch)), metrics: metrics,
          gradients: { predictor.network.parameters }
        ) { predictor }
      }, isPlaceholder: true)
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

  /// - Parameter sweep: whose comparisons they are.
  /// - Throws: `JobError.noRoom`, and what does not suit the runs.
  func check(_ comparisons: [ComparisonSpec], of sweep: Sweep) throws {
    let text = try CairoTextMeasure()
    let all = RunSet(
      sweep.runs.map {
        RunSet.Member(run, label: $0.label, settings: $0.settings.map(RunSet.Setting.init))
      })
    for comparison in comparisons where comparison.table == nil {
      do {
        let set = try comparison.chosen(of: all, names: sweep.runs.map(\.name))
        _ = try comparison.figure.layout(comparison.figure.page(of: set), text: text)
      } catch let error as LayoutError {
        throw JobError.noRoom(
          sweep.path, for: comparison.figure, of: sweep.comparisons.map(\.figure),
          in: "compare", error)
      } catch let error as ComparisonError {
        throw ComparisonJobError.unsuitable(
          sweep.path, index: sweep.comparisons.firstIndex(of: comparison) ?? 0,
          file: comparison.figure.file, error)
      }
    }
  }
}
