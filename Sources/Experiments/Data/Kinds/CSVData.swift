import Learning
import Schemas

/// A table in a text file.
struct CSVData: FileDataset {
  static let name = "csv"
  static let summary = "A table in a text file: `file`."
  static let hasTargets = true
  static let model = ModelDefaults([16], .adam, 0.01, epochs: 200)

  /// The table's path.
  var file = ""
  /// The path of a table with the test samples.
  var testFile: String?
  var csv = CSVSpec()
  /// [channels, height, width] of the images that rows are; `nil` for features.
  var shape: [Int]?

  var files: [String] {
    get { [file] + [testFile].compactMap(\.self) }
    set {
      file = newValue.first ?? ""
      testFile = newValue.dropFirst().first
    }
  }
}
