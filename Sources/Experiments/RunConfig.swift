import Figures
import JSON
import Learning
import Schemas

/// What the config in a run folder says that figures need: it is read without the data that the run came from, which need
/// not be there any more.
public struct RunConfig: Sendable {
  /// Its path, for messages.
  public let path: String
  /// Before the network sees the samples.
  public let inputs: InputSpec
  /// `nil` where nothing is said of layers.
  public let layers: [LayerSpec]?
  /// [channels, height, width] of the samples; `nil` where they are no images.
  public let shape: [Int]?
  /// How pictures become samples; `nil` where the data set is no folder of them.
  package let pictures: PictureFile?
  /// `nil` where nothing is said of it.
  public let loss: LossSpec?
  public let training: TrainingSpec
  private let json: JSONValue

  /// - Parameter classNames: of the run's samples; empty for regression.
  public init(_ bytes: [UInt8], file: String, classNames: [String]) throws(ConfigError) {
    let json = try Experiment.parsed(bytes, file: file)
    try self.init(json, Self.top(json, file: file), classNames: classNames)
  }

  /// - Parameter top: of `json`.
  init(_ json: JSONValue, _ top: ConfigReader, classNames: [String]) throws(ConfigError) {
    path = top.file
    self.json = json
    let suiting = LossKind.suiting(classCount: classNames.count)
    inputs = try top.read("inputs", InputSpec.schema, over: InputSpec())
    training = try top.read(
      "training", TrainingSpec.schema(classNames: classNames),
      over: TrainingSpec(loss: LossSpec(suiting)))
    loss = json["training"]?["loss"] == nil ? nil : training.loss
    let output = training.loss.kind.defaultOutput(classCount: classNames.count)
    let network = try top.read(
      "network", NetworkSpec.schema(output: output), over: NetworkSpec(layers: []))
    layers = network.layers.isEmpty ? nil : network.layers
    shape = Self.shape(json["dataset"]?["shape"])
    pictures = try Self.pictures(top)
  }

  private static func pictures(_ top: ConfigReader) throws(ConfigError) -> PictureFile? {
    guard let dataset = try top.object("dataset", forms: DataSource.schema.shortForms),
      case .string(ImageFolderData.name)? = dataset["kind"]?.content
    else { return nil }
    let source = try DataSource.schema.read(dataset, over: DataSource(.start))
    return try (source.options as? ImageFolderData)?.pictureFile(dataset)
  }

  private static func shape(_ value: JSONValue?) -> [Int]? {
    guard case .array(let sizes)? = value?.content else { return nil }
    let shape = sizes.compactMap(ConfigReader.integer)
    return shape.count == 3 && sizes.count == 3 ? shape : nil
  }

  static func top(_ json: JSONValue, file: String) throws(ConfigError) -> ConfigReader {
    let top = try ConfigReader(json, file: file, root: Experiment.shape)
    try top.check(keys: Experiment.schema.keys)
    return top
  }

  /// All that it says.
  public var tree: JSONTree { JSONTree(json) }

  /// What the data of a config are of, as comparisons name it: "moons", or "iris.csv" for a table; `nil` where nothing is said.
  public static func dataset(_ config: JSONTree) -> String? {
    for path in ["dataset.file", "dataset.kind", "dataset"] {
      guard case .string(let name)? = config.value(at: path) else { continue }
      return name.split(separator: "/").last.map(String.init)
    }
    return nil
  }

  /// The updates in an epoch of so many training samples.
  public func stepsPerEpoch(samples: Int) -> Int? {
    layers.map {
      NetworkSpec(layers: $0).stepsPerEpoch(samples: samples, batchSize: training.batchSize)
    }
  }

  /// Its figures for a run; those that suit it where none are named.
  public func figures(_ facts: RunFacts) throws(ConfigError) -> FigureList {
    try FigureList(json, file: path, facts)
  }

  /// Of everything that decides what is drawn, with other figures in the place of its own: that of `Experiment.hash` for a
  /// resolved config with its own figures.
  public func hash(drawing figures: [FigureSpec]) -> String {
    guard case .object(let members) = json.content else { return FigureList.hash([], figures) }
    return FigureList.hash(
      members.filter { !["description", "compare"].contains($0.key) }.map {
        ($0.key, JSONTree($0.value))
      }, figures)
  }
}
