import Figures
import JSON
import Learning

extension Experiment {
  /// Reads and checks a config.
  ///
  /// - Parameters:
  ///   - file: the config's path, for messages and for the experiment's name.
  public init(_ bytes: [UInt8], file: String) throws(ConfigError) {
    let json: JSONValue
    do {
      json = try JSONParser.parse(bytes)
    } catch {
      throw .notJSON(file: file, error)
    }
    let top = try ConfigReader(json, file: file, path: "")
    try top.check(keys: [
      "seed", "dataset", "inputs", "network", "training", "snapshots", "figures",
    ])
    guard let dataset = try top.object("dataset") else {
      throw top.error("dataset", "is missing")
    }
    name = Self.name(of: file)
    path = file
    seed = UInt32(try top.integer("seed", in: RandomStream.seeds, default: 42))
    source = try DataSource.schema.read(dataset, over: DataSource(DataKind(.moons)))
    try source.readTable(dataset)
    inputs = try top.read("inputs", InputSpec.schema, over: InputSpec())
    // The loss decides what the last layer is.
    training = try top.read(
      "training", TrainingSpec.schema, over: TrainingSpec(loss: source.defaultLoss, seed: seed))
    network = try top.read(
      "network", NetworkSpec.schema(output: source.defaultOutput(training.loss)),
      over: NetworkSpec(layers: source.defaultLayers(training.loss), seed: seed))
    snapshots = try top.read(
      "snapshots", SnapshotSchedule.schema,
      over: SnapshotSchedule(
        every: (training.epochs + Self.defaultSnapshots - 1) / Self.defaultSnapshots))
    figures = []
    if let entries = try top.objects("figures", count: 0...Self.mostFigures) {
      for entry in entries {
        figures.append(try FigureSpec.schema.read(entry, over: Self.defaultFigure))
      }
    } else {
      figures = defaultFigures
    }
    try check(top)
  }

  /// Those that suit the data and the network.
  private var defaultFigures: [FigureSpec] {
    let figures = Figure.defaults(
      coordinateCount: source.featureCount, classCount: source.classCount,
      hiddenWidths: network.hiddenWidths)
    return split.testFraction > 0 ? figures : figures.filter { $0.kind != .activationLines }
  }

  private static let mostFigures = 64

  private static let defaultFigure = FigureSpec(kind: .hiddenLines, file: "hiddenLines.gif")

  /// At most, after the first, of a config that does not say how often.
  private static let defaultSnapshots = 40

  /// "moons" for "configs/moons.json", and for the resolved "visualizations/moons/config.json" too.
  static func name(of file: String) -> String {
    let parts = file.split(separator: "/")
    let last = parts.last ?? ""
    var name = last.hasSuffix(".json") ? last.dropLast(5) : last
    if last == "config.json", let folder = parts.dropLast().last { name = folder }
    // The names that would lead out of the output folder.
    return ["", ".", ".."].contains(name) ? "run" : String(name)
  }
}
