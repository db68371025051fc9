import Progress

/// Rows of cells as lines with their columns apart.
enum TextTable {
  /// - Parameters:
  ///   - rows: all of one length; the head is one of them.
  ///   - isLeading: of each column, whether its cells stand at the left, as texts do; numbers stand at the right.
  ///   - minimum: the least characters of each column; 0 where nothing is said.
  /// - Returns: lines without spaces at their ends.
  static func lines(
    _ rows: [[String]], isLeading: [Bool], minimum: [Int] = []
  ) -> [String] {
    let widths = isLeading.indices.map { column in
      max(
        column < minimum.count ? minimum[column] : 0, rows.map { $0[column].count }.max() ?? 0)
    }
    return rows.map { row in
      var line = row.indices.map { column in
        isLeading[column]
          ? row[column].padding(to: widths[column])
          : String(repeating: " ", count: widths[column] - row[column].count) + row[column]
      }.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
