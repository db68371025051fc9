import Files
import JSON
import Learning

extension DataSource {
  /// More different labels are numbers to be predicted, most likely.
  private static let mostClasses = 100

  /// Reads the file of a table, which lies beside the config or where the program runs.
  ///
  /// - Parameter dataset: for messages.
  mutating func readTable(_ dataset: ConfigReader) throws(ConfigError) {
    guard kind == .csv else { return }
    let bytes: [UInt8]
    do {
      file = try Self.find(file, besides: dataset)
      bytes = try FileSystem.read(file)
    } catch let error as ConfigError {
      throw error
    } catch {
      throw dataset.error("file", "\(error)")
    }
    let data: Dataset
    do {
      data = try csv.dataset(bytes)
    } catch {
      switch error {
      case .noColumn: throw dataset.error("label", "\(file): \(error)")
      case .delimiter: throw dataset.error("delimiter", "\(error)")
      default: throw dataset.error("file", "\(file): \(error)")
      }
    }
    if data.classCount > Self.mostClasses {
      throw dataset.error(
        "label",
        "the column has \(data.classCount) different values, and \(Self.mostClasses) classes are "
          + "the most; \"regression\": true predicts numbers")
    }
    if data.classCount == 1 {
      throw dataset.error("label", "the column has the same value in every row")
    }
    table = Table(data: data, hash: Hash.fnv1a(bytes))
  }

  private static func find(
    _ file: String, besides dataset: ConfigReader
  ) throws(ConfigError) -> String {
    let folder = FileSystem.parent(of: dataset.file)
    let beside = file.hasPrefix("/") || folder == "." ? file : "\(folder)/\(file)"
    if let found = [beside, file].first(where: FileSystem.isFile) { return found }
    let known = FileSystem.names(in: FileSystem.parent(of: beside))
    let name = file.split(separator: "/").last.map(String.init) ?? file
    throw dataset.error(
      "file",
      "\(JSONTree.excerpt(file)) is no file beside the config or here"
        + Suggestion.clause(for: name, among: known))
  }
}
