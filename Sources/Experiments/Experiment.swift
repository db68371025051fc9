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
  var source: DatasetPart
  public var network: NetworkSpec
  public var training: TrainingSpec
  public var snapshots: SnapshotSchedule
  public var figures: [FigureSpec]

  public static let seeds = 0...Int(UInt32.max)

  public var dataset: DatasetSpec { source.spec }
  public var split: SplitSpec { source.split }

  /// Draws the data and splits it.
  public func data() throws(SplitError) -> DataSplit {
    try split.split(dataset.draw(seed: seed), seed: seed)
  }

  /// The resolved config, which reads back as this experiment.
  public var text: String {
    JSONTree.object(trainingPart + [("figures", .array(figures.map(FigureSpec.schema.tree)))]).text
  }

  /// Of everything that decides the weights; figures do not.
  public var trainingHash: String { Hash.fnv1a(JSONTree.object(trainingPart).text.utf8) }

  /// Of the whole config.
  public var hash: String { Hash.fnv1a(text.utf8) }

  private var trainingPart: [(String, JSONTree)] {
    [
      ("seed", .integer(Int(seed))), ("dataset", DatasetPart.schema.tree(source)),
      ("network", NetworkSpec.schema(output: .linear).tree(network)),
      ("training", TrainingSpec.schema.tree(training)),
      ("snapshots", SnapshotSchedule.schema.tree(snapshots)),
    ]
  }
}
