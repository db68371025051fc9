import Files

/// A table of a run folder: a line of names, and rows of numbers.
struct RunTable {
  let columns: [String]
  /// By column; an empty cell is not a number.
  let values: [String: [Double]]
  let rowCount: Int

  subscript(name: String) -> [Double]? { values[name] }

  /// - Throws: `FileError`, or `ReportError.table` for what is no such table. O(bytes).
  init(path: String) throws {
    let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let names = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.first == "epoch", Set(names).count == names.count else {
      throw ReportError.table(path, line: 1, "the first line must name the columns, epoch first")
    }
    var columns = [[Double]](repeating: [], count: names.count)
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == names.count else {
        throw ReportError.table(
          path, line: index + 1, "it has \(cells.count) cells, and there are \(names.count) columns"
        )
      }
      for (column, cell) in cells.enumerated() {
        guard let value = cell.isEmpty ? .nan : Double(cell) else {
          throw ReportError.table(path, line: index + 1, "\"\(cell)\" is not a number")
        }
        columns[column].append(value)
      }
      let epochs = columns[0]
      guard let epoch = epochs.last, epoch.isFinite, epoch >= 0,
        epochs.count < 2 || epochs[epochs.count - 2] <= epoch
      else { throw ReportError.table(path, line: index + 1, "epochs must be numbers that rise") }
    }
    self.columns = names
    values = Dictionary(uniqueKeysWithValues: zip(names, columns))
    rowCount = columns[0].count
  }
}
