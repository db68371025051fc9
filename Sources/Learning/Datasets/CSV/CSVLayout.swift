/// Which columns of a table are what: found in the training table, and looked for in one for testing.
public struct CSVLayout: Sendable, Equatable {
  /// A column that makes one feature, or one for each of its texts.
  struct Feature: Sendable, Equatable {
    var name: String
    var column: Int
    /// The texts of a column of text, in order.
    var texts: [String]?
  }

  var delimiter: CSVDelimiter
  var hasHeader: Bool
  /// Of all columns.
  var names: [String]
  var label: Int
  var features: [Feature]
  /// Empty for regression.
  var classes = CSVClasses()
  /// What a user should know of how the table was read.
  var notes: [String] = []

  public var labelName: String { names[label] }
  public var hasNumericLabels: Bool { classes.areNumbers }
  /// Whether the labels may be values to be predicted: numbers that are not whole, or many.
  public var labelsLookLikeValues: Bool { classes.lookLikeValues }

  /// The columns in use.
  var used: [Int] { features.map(\.column) + [label] }

  /// Of the data set: a column's name, or "color=red".
  var featureNames: [String] {
    features.flatMap { feature in
      feature.texts.map { $0.map { "\(feature.name)=\($0)" } } ?? [feature.name]
    }
  }

  /// The columns of another table for the same data: by name where both have names.
  ///
  /// - Throws: `CSVError` when one is not there.
  func matched(to other: CSVLayout) throws(CSVError) -> CSVLayout {
    var layout = self
    layout.notes = []
    layout.delimiter = other.delimiter
    layout.names = other.names
    guard hasHeader else {
      guard other.names.count == names.count else {
        throw .columnCount(found: other.names.count, expected: names.count)
      }
      return layout
    }
    func find(_ index: Int) throws(CSVError) -> Int {
      // A column without a name is where it was.
      if names[index] == Self.unnamed(index), other.names.indices.contains(index) { return index }
      guard let found = other.names.firstIndex(of: names[index]) else {
        throw .noColumn(
          .name(names[index]), choices: other.names, key: "testFile", suggestion: nil)
      }
      return found
    }
    for index in layout.features.indices {
      layout.features[index].column = try find(features[index].column)
    }
    layout.label = try find(label)
    return layout
  }

  /// The name of a column that has none.
  static func unnamed(_ index: Int) -> String { "column \(index)" }
}
