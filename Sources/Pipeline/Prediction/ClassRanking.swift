import Formatting
import JSON

/// The most probable classes of a picture.
struct ClassRanking {
  struct Entry {
    let name: String
    /// Of the class, from 0.
    let index: Int
    /// The probability, or a score around 0.
    let value: Double
  }

  /// The path of the picture.
  let image: String
  /// The first is the most probable one; of equal ones the first class.
  let entries: [Entry]
  let isScore: Bool

  /// - Parameters:
  ///   - values: one a class.
  ///   - top: the most entries.
  init(image: String, values: [Double], names: [String], top: Int, isScore: Bool) {
    self.image = image
    self.isScore = isScore
    let order = values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }
    entries = order.prefix(top).map { Entry(name: names[$0], index: $0, value: values[$0]) }
  }

  /// The picture's path, and a line for each class.
  var text: String {
    let rows = entries.map { [$0.name.escapingControls, Numerals.fixed($0.value, decimals: 4)] }
    let lines = TextTable.lines(rows, isLeading: [true, false]).map { "  " + $0 }
    return ([image.escapingControls] + lines).joined(separator: "\n")
  }

  var tree: JSONTree {
    .object([
      ("image", .string(image)),
      (
        "classes",
        .array(
          entries.map {
            .object([
              ("name", .string($0.name)), ("index", .integer($0.index)),
              (isScore ? "score" : "probability", .number($0.value)),
            ])
          })
      ),
    ])
  }
}
