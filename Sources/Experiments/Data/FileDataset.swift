import Learning
import Schemas

/// A kind of data that are read from files. One kind is one file, and `DataKind.allCases` lists them.
protocol FileDataset: DatasetOptions {
  /// Every path that the config names, in a fixed order.
  var files: [String] { get set }

  /// Reads the files; their paths become those where they were found.
  ///
  /// - Parameters:
  ///   - dataset: for messages.
  ///   - split: for what is split off.
  mutating func load(
    _ dataset: ConfigReader, _ split: SplitSpec
  ) throws(ConfigError) -> LoadedData
}
