import Figures
import Learning
import Snapshots

/// Everything that a config decides, checked, with every default filled in.
///
/// The same experiment gives the same bytes in every file, on any number of threads.
public struct Experiment: Sendable, Equatable {
  /// Of the run folder: the config's file name without ".json".
  public var name: String
  /// 0...4,294,967,295, for the data, their split and the weights.
  public var seed: UInt32
  public var dataset: DatasetSpec
  /// The share of samples kept for testing, 0...0.9.
  public var testFraction: Double
  public var network: NetworkSpec
  public var training: TrainingSpec
  public var snapshots: SnapshotSchedule
  public var figures: [FigureSpec]

  public static let testFractions = 0.0...0.9
  public static let seeds = 0...Int(UInt32.max)

  /// Draws the data and splits it.
  public func data() throws(SplitError) -> DataSplit {
    try StratifiedSplit.draw(dataset.draw(seed: seed), fraction: testFraction, seed: seed)
  }

  /// The resolved config, which reads back as this experiment.
  public var text: String {
    JSONTree.object(trainingPart + [("figures", .array(figures.map(Self.tree)))]).text
  }

  /// Of everything that decides the weights; figures do not.
  public var trainingHash: String { Hash.fnv1a(JSONTree.object(trainingPart).text.utf8) }

  /// Of the whole config.
  public var hash: String { Hash.fnv1a(text.utf8) }

  private var trainingPart: [(String, JSONTree)] {
    [
      ("seed", .integer(Int(seed))),
      (
        "dataset",
        .object([
          ("kind", .string(dataset.kind.rawValue)), ("samples", .integer(dataset.samples)),
          ("noise", .number(dataset.noise)), ("testFraction", .number(testFraction)),
        ])
      ),
      (
        "network",
        .object([
          ("layers", .array(network.layers.map(Self.tree))),
          (
            "initializer",
            .object([
              ("kind", .string(network.initializer.kind.rawValue)),
              ("standardDeviation", .number(network.initializer.standardDeviation)),
            ])
          ),
        ])
      ),
      (
        "training",
        .object([
          ("loss", .string(training.loss.rawValue)), ("epochs", .integer(training.epochs)),
          (
            "optimizer",
            .object([
              ("kind", .string(training.optimizer.kind.rawValue)),
              ("learningRate", .number(training.optimizer.learningRate)),
            ])
          ),
        ])
      ),
      ("snapshots", .object([("every", .integer(snapshots.every))])),
    ]
  }

  private static func tree(_ layer: LayerSpec) -> JSONTree {
    .object([
      ("kind", .string(layer.kind.rawValue)), ("units", .integer(layer.units)),
      ("activation", .string(layer.activation.rawValue)),
    ])
  }

  private static func tree(_ figure: FigureSpec) -> JSONTree {
    var members: [(String, JSONTree)] = [
      ("kind", .string(figure.kind.rawValue)), ("file", .string(figure.file)),
      ("framesPerSecond", .number(figure.framesPerSecond)),
      ("width", .integer(figure.size.width)), ("height", .integer(figure.size.height)),
      ("theme", .string(figure.theme.rawValue)), ("holdLast", .number(figure.holdLast)),
    ]
    if figure.kind == .activationLines {
      switch figure.samples {
      case .first(let count): members.append(("samples", .integer(count)))
      case .indices(let places):
        members.append(("samples", .array(places.map { .integer($0) })))
      }
    }
    return .object(members)
  }
}
