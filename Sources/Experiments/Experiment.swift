import Figures
import Files
import JSON
import Learning
import Schemas

/// Everything that a config decides, checked, with every default filled in.
///
/// The same experiment gives the same bytes in every file, on any number of threads.
public struct Experiment: Sendable, Equatable {
  /// Of the run folder: the config's file name without ".json".
  public var name: String
  /// Where the config was read, for messages.
  public var path: String
  /// What the config says of itself, in a line; training does not depend on it.
  public var description = ""
  /// 0...4,294,967,295, for the data and their split; the network and training have seeds of their own, which are this one
  /// where the config does not say.
  public var seed: UInt32
  var source: DataSource
  /// What becomes of the data before the network sees them.
  public var inputs: InputSpec
  public var network: NetworkSpec
  public var training: TrainingSpec
  /// `nil` for weights that are drawn.
  public var initial: InitialSpec?
  public var snapshots: SnapshotSchedule
  public var figures: [FigureSpec]
  /// What is drawn of several runs of it; a single run has no use for them.
  public var compare: [ComparisonSpec] = []

  public var split: SplitSpec { source.split }

  /// Draws or reads the data, splits them, and makes the network's inputs of them.
  ///
  /// - Throws: `ConfigError` when the samples drawn cannot be split as asked for.
  public func data() throws(ConfigError) -> ExperimentData {
    do {
      guard let drawn = source.draw(seed: seed) else {
        preconditionFailure("files are read when a config is")
      }
      var samples = try split.split(drawn, seed: seed)
      if let test = source.loaded?.test {
        samples = DataSplit(
          training: samples.training, validation: samples.validation, test: test)
      }
      return ExperimentData(
        samples, inputs,
        standardizesTargets: source.standardizesTargets == true)
    } catch {
      throw .value(file: path, keyPath: "dataset", "\(error)")
    }
  }

  /// What a user should know before training: sentences without an end.
  public var notes: [String] {
    let file = source.files?.files.first ?? ""
    return (source.loaded?.notes ?? []).map { "\(file): \($0)" } + scaleNotes + initialNotes
  }

  /// One line on the kinds that do not suit the run, where its figures are those that a config without `figures` gets.
  public var unsuitableNote: String? {
    let chosen = Set(FigureSpec.defaults(runFacts).map(\.kind))
    return Set(figures.map(\.kind)) == chosen ? FigureSpec.note(unsuitable: runFacts) : nil
  }

  /// The resolved config, which reads back as this experiment.
  public var text: String { tree.text }

  /// The resolved config.
  public var tree: JSONTree { Self.schema.tree(self) }

  /// Of everything that decides the weights; figures do not.
  public var trainingHash: String {
    // What a file says counts, and not where it lies.
    var content = self
    content.source = source.withoutPaths
    if let weights = initial?.weights { content.initial?.from = weights.hash }
    content.figures = []
    content.compare = []
    content.description = ""
    return Hash.fnv1a(Array(content.text.utf8))
  }

  /// Of everything that decides what is drawn.
  public var hash: String {
    var content = self
    content.compare = []
    content.description = ""
    return Hash.fnv1a(Array(content.text.utf8))
  }
}
