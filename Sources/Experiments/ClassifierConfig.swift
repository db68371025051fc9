import Files
import Learning
import Schemas

/// What a config says of a network that tells the classes of pictures, with its weights: it is read without its data, which
/// need not be there.
public struct ClassifierConfig: Sendable {
  /// Its path, for messages.
  public let path: String
  package let pictures: PictureFile
  /// From pixels of 0 to 1 to what the network takes.
  public let transform: InputTransform
  public let network: NetworkSpec
  public let loss: LossSpec
  /// One a class.
  public let classNames: [String]
  /// For every parameter.
  public let weights: InitialWeights

  /// - Parameters:
  ///   - file: the config, as `ExperimentFile` finds it.
  ///   - weights: a safetensors file in the place of `initial.from`: parameters under the network's own names, or under those that
  ///     `initial.layers` gives.
  /// - Throws: `ConfigError`, or `FileError` when a file cannot be read.
  public init(_ file: String, weights: String? = nil) throws {
    if let weights, !FileSystem.isReadable(weights) {
      throw FileSystem.isFolder(weights)
        ? FileError.cannotRead(weights, reason: "it is a folder") : FileError.notFound(weights)
    }
    let (json, path) = try ExperimentFile.json(file)
    let top = try RunConfig.top(json, file: path)
    self.path = path
    guard let dataset = try top.object("dataset", forms: DataSource.schema.shortForms) else {
      throw top.error("dataset", "is missing")
    }
    let source = try DataSource.schema.read(dataset, over: DataSource(.start))
    pictures = try Self.pictures(source, dataset)
    classNames = try Self.classNames(source, dataset)
    let inputs = try top.read("inputs", InputSpec.schema, over: InputSpec(standardizes: true))
    transform = try Self.transform(inputs, pictures.shape, top)
    let config = try RunConfig(json, top, classNames: classNames)
    loss = config.training.loss
    guard let layers = config.layers else {
      throw top.error("network", "is missing; it says the layers of the weights")
    }
    network = NetworkSpec(layers: layers)
    let outline = try network.outline(input: pictures.shape, top)
    let outputs = outline.layers.last?.units ?? 0
    if outputs != classNames.count, outputs != 1 || classNames.count != 2 {
      throw dataset.error(
        "classNames", "are \(classNames.count), and the network has \(outputs) outputs")
    }
    var initial = try top.read("initial", InitialSpec.schema, over: InitialSpec())
    if let weights { initial.from = weights }
    if initial.from.isEmpty {
      throw top.error(
        "initial", "is missing; it says where the weights are, as --weights does")
    }
    self.weights = try initial.matchedWeights(
      in: weights ?? initial.file(top), for: outline.slots, top, .whole)
  }

  private static func pictures(
    _ source: DataSource, _ dataset: ConfigReader
  ) throws(ConfigError) -> PictureFile {
    if let images = source.options as? ImageFolderData { return try images.pictureFile(dataset) }
    guard let file = source.drawn?.shape.flatMap({ PictureFile(shape: $0) }) else {
      throw dataset.error(
        "kind",
        "\"\(source.kind.rawValue)\" does not say how large pictures are; \"images\" does, and so do run folders"
      )
    }
    return file
  }

  /// Those that are named, else those of the folder's classes, if it is there.
  private static func classNames(
    _ source: DataSource, _ dataset: ConfigReader
  ) throws(ConfigError) -> [String] {
    guard var images = source.options as? ImageFolderData else {
      return source.drawn?.classNames ?? []
    }
    try images.classNames.load(dataset)
    var names = images.classNames.names
    if names.isEmpty {
      guard let folder = try? DataFile.folder(images.folder, "folder", dataset) else {
        throw dataset.error(
          ClassNames.key, "is missing, and there is no folder of classes that says their names")
      }
      names = PictureFolder(folder).classes.map(\.name)
    }
    try images.selection.check(among: names, dataset)
    return images.selection.names(among: names)
  }

  private static func transform(
    _ inputs: InputSpec, _ shape: [Int], _ top: ConfigReader
  ) throws(ConfigError) -> InputTransform {
    guard inputs.features.isEmpty else {
      throw top.error("inputs.features", "are made of coordinates, and pictures have none")
    }
    guard inputs.standardizes else { return .identity }
    guard !inputs.means.isEmpty, !inputs.deviations.isEmpty else {
      throw top.error(
        "inputs.\(inputs.means.isEmpty ? "mean" : "deviation")",
        "is missing; where no pictures are trained with there is nothing to measure it on: give it, or set inputs.standardize to false"
      )
    }
    try inputs.checkScale(count: shape[0], perChannel: true, top)
    return InputTransform(
      standardization: Standardization(
        means: inputs.means, deviations: inputs.deviations, span: shape[1] * shape[2]))
  }
}
