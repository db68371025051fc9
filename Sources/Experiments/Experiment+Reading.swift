import Figures
import Graphics
import Learning
import Snapshots

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
    let top = try ConfigReader(
      json, file: file, path: "",
      keys: ["seed", "dataset", "network", "training", "snapshots", "figures"])
    name = Self.name(of: file)
    seed = UInt32(try top.integer("seed", in: Self.seeds, default: 42))
    (dataset, testFraction) = try Self.dataset(top)
    network = try Self.network(top)
    training = try Self.training(top)
    snapshots = SnapshotSchedule()
    if let reader = try top.object("snapshots", keys: ["every"]) {
      snapshots.every = try reader.integer("every", in: SnapshotSchedule.intervals, default: 500)
    }
    figures = []
    let count = snapshots.count(epochs: training.epochs)
    if count > Self.mostSnapshots {
      throw top.error(
        "snapshots.every",
        "\(snapshots.every) makes \(count) snapshots of \(training.epochs) epochs; at most \(Self.mostSnapshots) are kept, so it must be at least \(training.epochs / Self.mostSnapshots + 1)"
      )
    }
    figures = try Self.figures(top, network: network)
    do {
      _ = try StratifiedSplit.sizes(samples: dataset.samples, classes: 2, fraction: testFraction)
    } catch {
      throw .value(file: file, keyPath: "dataset.testFraction", "\(error)")
    }
  }

  public static let mostSnapshots = 100_000

  /// "moons" for "configs/moons.json", and for the resolved "visualizations/moons/config.json" too.
  static func name(of file: String) -> String {
    let parts = file.split(separator: "/")
    let last = parts.last ?? ""
    var name = last.hasSuffix(".json") ? last.dropLast(5) : last
    if last == "config.json", let folder = parts.dropLast().last { name = folder }
    // The names that would lead out of the output folder.
    return ["", ".", ".."].contains(name) ? "run" : String(name)
  }

  private static func dataset(_ top: ConfigReader) throws(ConfigError) -> (DatasetSpec, Double) {
    let keys = ["kind", "samples", "noise", "testFraction"]
    guard let reader = try top.object("dataset", keys: keys) else {
      throw top.error("dataset", "is missing")
    }
    let spec = DatasetSpec(
      kind: try reader.choice("kind"),
      samples: try reader.integer("samples", in: DatasetSpec.sampleCounts, default: 1000),
      noise: try reader.number("noise", in: DatasetSpec.noises, default: 0.1))
    return (spec, try reader.number("testFraction", in: testFractions, default: 0.2))
  }

  private static func network(_ top: ConfigReader) throws(ConfigError) -> NetworkSpec {
    var spec = NetworkSpec(layers: [
      LayerSpec(units: 3, activation: .tanh), LayerSpec(units: 1, activation: .sigmoid),
    ])
    guard let reader = try top.object("network", keys: ["layers", "initializer"]) else {
      return spec
    }
    if let layers = try reader.objects(
      "layers", count: NetworkSpec.depths, keys: ["kind", "units", "activation"])
    {
      spec.layers = []
      for (index, layer) in layers.enumerated() {
        let isLast = index == layers.count - 1
        spec.layers.append(
          LayerSpec(
            kind: try layer.choice("kind", default: .dense),
            units: try layer.integer("units", in: LayerSpec.unitCounts),
            activation: try layer.choice("activation", default: isLast ? .sigmoid : .tanh)))
      }
      let last = spec.layers[spec.layers.count - 1]
      let reason = "the last layer must be one sigmoid unit, as binaryCrossEntropy needs it"
      if last.units != 1 {
        throw layers[layers.count - 1].error("units", "\(last.units) does not fit: \(reason)")
      }
      if last.activation != .sigmoid {
        throw layers[layers.count - 1].error(
          "activation", "\"\(last.activation.rawValue)\" does not fit: \(reason)")
      }
    }
    if let start = try reader.object("initializer", keys: ["kind", "standardDeviation"]) {
      spec.initializer = InitializerSpec(
        kind: try start.choice("kind", default: .normal),
        standardDeviation: try start.number(
          "standardDeviation", in: InitializerSpec.standardDeviations, default: 0.01))
    }
    return spec
  }

  private static func training(_ top: ConfigReader) throws(ConfigError) -> TrainingSpec {
    var spec = TrainingSpec()
    guard let reader = try top.object("training", keys: ["loss", "epochs", "optimizer"]) else {
      return spec
    }
    spec.loss = try reader.choice("loss", default: .binaryCrossEntropy)
    spec.epochs = try reader.integer(
      "epochs", in: TrainingSpec.epochCounts, default: spec.epochs)
    if let optimizer = try reader.object("optimizer", keys: ["kind", "learningRate"]) {
      spec.optimizer = OptimizerSpec(
        kind: try optimizer.choice("kind", default: .gradientDescent),
        learningRate: try optimizer.number(
          "learningRate", in: OptimizerSpec.learningRates, default: 0.1, isAboveZero: true))
    }
    return spec
  }
}
