extension CSVSpec {
  /// Which columns are names, label and features.
  func layout(_ table: CSVTable, _ delimiter: CSVDelimiter) throws(CSVError) -> CSVLayout {
    let width = table.fieldCounts[0]
    if width == 1 { throw .onlyLabels(delimiter, isRecognized: self.delimiter == nil) }
    let hasHeader: Bool
    if let said = self.hasHeader {
      hasHeader = said
    } else {
      hasHeader = try recognizesHeader(table)
    }
    if hasHeader, table.rowCount == 1 { throw .noRows }
    var names: [String] = []
    for column in 0..<width {
      let name = hasHeader ? try table.text(0, column) : ""
      if name.utf8.count > Self.longestName {
        throw .longName(line: table.lines[0], text: name, limit: Self.longestName)
      }
      if !name.isEmpty, let first = names.firstIndex(of: name) {
        throw .twoColumns(name, first: first, second: column)
      }
      names.append(name.isEmpty ? CSVLayout.unnamed(column) : name)
    }
    var notes: [String] = []
    // "1,2,0," has nothing after its last delimiter.
    if columns == nil, names[width - 1] == CSVLayout.unnamed(width - 1),
      (0..<table.rowCount).allSatisfy({ table.content($0, width - 1).isEmpty })
    {
      names.removeLast()
      notes.append("the last column has no name and no values, and is left out")
      if names.count == 1 { throw .onlyLabels(delimiter, isRecognized: self.delimiter == nil) }
    }
    guard let label = (label ?? .index(-1)).index(among: names) else {
      throw .noColumn(label ?? .index(-1), choices: names, key: "label", suggestion: nil)
    }
    var layout = CSVLayout(
      delimiter: delimiter, hasHeader: hasHeader, names: names, label: label, features: [])
    var chosen = try chosenColumns(names, label: label)
    if columns == nil {
      let (left, note) = withoutIndex(chosen, table, hasHeader, names)
      chosen = left
      if let note { notes.append(note) }
    }
    if chosen.isEmpty { throw .onlyLabels(delimiter, isRecognized: self.delimiter == nil) }
    layout.features = chosen.map { CSVLayout.Feature(name: names[$0], column: $0) }
    layout.notes = notes
    return layout
  }

  /// A longer name of a column or a class, in bytes, is a sign of a table that was read wrongly.
  static let longestName = 1000

  /// A column asked for by its name needs names.
  private func recognizesHeader(_ table: CSVTable) throws(CSVError) -> Bool {
    let first = try (0..<table.fieldCounts[0]).map { column throws(CSVError) in
      try table.text(0, column)
    }
    for reference in [label].compactMap({ $0 }) + (columns ?? []) {
      if case .name(let name) = reference, first.contains(name) { return true }
    }
    return try CSVHeader(table, decimal).isThere()
  }

  private func chosenColumns(_ names: [String], label: Int) throws(CSVError) -> [Int] {
    guard let columns else { return names.indices.filter { $0 != label } }
    var chosen: [Int] = []
    for (position, reference) in columns.enumerated() {
      let key = "columns[\(position)]"
      guard let column = reference.index(among: names) else {
        throw .noColumn(reference, choices: names, key: key, suggestion: nil)
      }
      if column == label { throw .labelAsFeature(names[column], key: key) }
      if chosen.contains(column) { throw .columnTwice(names[column], key: key) }
      chosen.append(column)
    }
    return chosen
  }

  /// Without a first column that only counts the rows, as pandas writes its index: without a name, or with the one that
  /// pandas gives it when it reads it back.
  private func withoutIndex(
    _ columns: [Int], _ table: CSVTable, _ hasHeader: Bool, _ names: [String]
  ) -> (columns: [Int], note: String?) {
    guard let first = columns.first, first == 0, columns.count > 1,
      counts(table, from: hasHeader ? 1 : 0)
    else { return (columns, nil) }
    let isUnnamed = [CSVLayout.unnamed(0), "Unnamed: 0"].contains(names[0])
    if hasHeader, isUnnamed {
      let start = table.number(1, 0, decimal) == 0 ? "0, 1, 2 …" : "1, 2, 3 …"
      return (
        Array(columns.dropFirst()),
        "the first column has no name and counts \(start); it is taken for an index and left out"
      )
    }
    guard !hasHeader || ["id", "index", "row", "no", "nr"].contains(names[0].lowercased()) else {
      return (columns, nil)
    }
    return (
      columns,
      "\"\(names[0])\" counts the rows; if it is an index, \"columns\" can leave it out"
    )
  }

  /// Whether the first column is 0, 1, 2 … or 1, 2, 3 … in all of several rows.
  private func counts(_ table: CSVTable, from first: Int) -> Bool {
    guard table.rowCount - first > 2, let start = table.number(first, 0, decimal),
      start == 0 || start == 1
    else { return false }
    return (first..<table.rowCount).allSatisfy {
      table.number($0, 0, decimal) == start + Double($0 - first)
    }
  }
}
