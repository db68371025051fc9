import Figures
import JSON
import Learning
import Schemas

/// The config's top.
extension Experiment {
  static let schema = Schema<Experiment>(
    [
      Field("$schema", shape: .string, read: { _, _ in }, tree: { _ in nil })
        .documented(
          "Where the JSON Schema of configs lies, for editors. The program ignores it."),
      Field("description", shape: .string) { top, experiment throws(ConfigError) in
        experiment.description = try top.string("description", default: "")
      } tree: {
        $0.description.isEmpty ? nil : .string($0.description)
      }.documented(
        "What the experiment shows, in a line, as `render --list` prints it. Training does not depend on it.",
        default: "empty"),
      .seed(\.seed).documented(
        """
        The seed of the data and their split: NumPy's `RandomState(seed)`, so that 42 gives the very samples and the very \
        split of scikit-learn's `random_state=42`. The network and training have seeds of their own, which are this one \
        where the config does not say.
        """),
      Field(
        "dataset", shape: { .object(DataSource.schema.shape($0.source)) }, read: readDataset,
        tree: { DataSource.schema.tree($0.source) }
      ).required().documented(
        "What is learnt from: samples of a formula or of a table, and how they are split."),
      .object(
        "inputs", \.inputs, { _ in InputSpec.schema },
        from: { InputSpec(standardizes: $0.source.files != nil || $0.source.shape != nil) }
      )
      .documented("What becomes of the samples before the network sees them."),
      .object(
        "network", \.network,
        { NetworkSpec.schema(output: $0.source.defaultOutput($0.training.loss.kind)) },
        from: { $0.source.defaultNetwork($0.training.loss.kind, seed: $0.seed) }
      ).readLast().documented("The layers, and how their first weights are drawn."),
      .object(
        "training", \.training, { TrainingSpec.schema(classNames: $0.source.classNames) },
        from: { $0.source.defaultTraining(seed: $0.seed) }
      ).documented("How the weights are learnt."),
      .optional("initial", \.initial, InitialSpec.schema, from: InitialSpec())
        .documented(InitialSpec.documentation, default: "weights are drawn"),
      .object(
        "snapshots", \.snapshots, { SnapshotSchedule.schema(epochs: $0.knownEpochs) },
        from: { SnapshotSchedule(every: $0.knownEpochs, in: defaultSnapshots) }
      ).documented(
        """
        When a run is recorded. Before training and after it there is always a snapshot; films have a frame for each.
        """),
      Field(
        "figures",
        shape: .either([
          .list(.object(FigureSpec.schema.shape(FigureSpec.start)), count: FigureSpec.counts),
          .object(FigureSpec.schema.shape(FigureSpec.start)),
        ]),
        read: readFigures, tree: { .array($0.figures.map(FigureSpec.schema.tree)) }
      ).readLast().documented(
        "What is drawn: a list, or a single figure. No training is done again for another figure.",
        default: "those that suit the data and the network"),
      Field(
        "compare",
        shape: .either([
          .list(
            .object(ComparisonSpec.schema.shape(ComparisonSpec.start)),
            count: ComparisonSpec.counts),
          .object(ComparisonSpec.schema.shape(ComparisonSpec.start)),
        ]),
        read: { top, experiment throws(ConfigError) in
          experiment.compare = try ComparisonSpec.list(top)
        },
        tree: {
          $0.compare.isEmpty ? nil : .array($0.compare.map(ComparisonSpec.schema.tree))
        }
      ).readLast().documented(
        """
        What is drawn of several runs together, by a sweep or by `render compare`: a list, or a single figure. A kind of \
        `figures` has a panel for each run; a single run has no use for it.
        """, default: "nothing"),
    ] + FigureSpec.sharedFields.map(forAllFigures) + sweepFields)

  /// The keys as data, with the defaults of a config that names no data set.
  static let shape = schema.shape(Experiment(file: ""))

  /// At most, after the first, of a config that does not say how often.
  private static let defaultSnapshots = 40

  /// The epochs of training; `nil` when early stopping decides how many there are.
  var knownEpochs: Int? { training.earlyStopping == nil ? training.epochs : nil }

  private static func readDataset(
    _ top: ConfigReader, _ experiment: inout Experiment
  ) throws(ConfigError) {
    guard let dataset = try top.object("dataset", forms: DataSource.schema.shortForms) else {
      throw top.error("dataset", "is missing")
    }
    experiment.source = try DataSource.schema.read(dataset, over: experiment.source)
    try experiment.source.load(dataset)
  }
}
