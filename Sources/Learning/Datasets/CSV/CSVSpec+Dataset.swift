import Numerics

extension CSVSpec {
  /// The data set that a table holds: a column a feature, and the label column.
  ///
  /// Classes are in the order of their numbers where all are whole numbers, else in that of their names.
  ///
  /// - Throws: `CSVError` with the line that is not as it should be.
  /// - Complexity: O(bytes).
  public func dataset(_ bytes: [UInt8]) throws(CSVError) -> Dataset {
    let table = try CSVTable(bytes, delimiter: delimiter)
    let hasNames = hasHeader ?? isHeader(table.rows[0].fields)
    let rows = hasNames ? table.rows.dropFirst() : table.rows[...]
    if rows.isEmpty { throw .empty }
    let width = table.rows[0].fields.count
    let names = hasNames ? table.rows[0].fields : (0..<width).map { "column \($0)" }
    let labelColumn = try place(among: names)
    let featureColumns = (0..<width).filter { $0 != labelColumn }
    if featureColumns.isEmpty { throw .onlyLabels }
    for column in 0..<width {
      let lines = rows.filter { Self.isMissing($0.fields[column]) }.map(\.line)
      if !lines.isEmpty { throw .missingValues(lines: lines, column: names[column]) }
    }
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * featureColumns.count)
    for row in rows {
      for column in featureColumns {
        elements.append(try Self.number(row, column, names[column]))
      }
    }
    let inputs = Matrix(rows: rows.count, columns: featureColumns.count, elements: elements)
    let features = featureColumns.map { names[$0] }
    if isRegression {
      var targets: [Double] = []
      for row in rows { targets.append(try Self.number(row, labelColumn, names[labelColumn])) }
      return Dataset(inputs: inputs, targets: targets, featureNames: features)
    }
    let texts = rows.map { $0.fields[labelColumn] }
    let classes = Self.inOrder(Set(texts))
    let numbers = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
    return Dataset(
      inputs: inputs, labels: texts.map { numbers[$0, default: 0] }, classNames: classes,
      featureNames: features)
  }

  /// A column asked for by its name needs names; else a line without numbers has them.
  private func isHeader(_ fields: [String]) -> Bool {
    if case .name = label { return true }
    return fields.allSatisfy { Double($0) == nil }
  }

  private func place(among names: [String]) throws(CSVError) -> Int {
    switch label {
    case .name(let name):
      if let place = names.firstIndex(of: name) { return place }
    case .index(let index):
      let place = index < 0 ? names.count + index : index
      if names.indices.contains(place) { return place }
    }
    throw .noColumn(label, choices: names)
  }

  private static func isMissing(_ text: String) -> Bool {
    ["", "?", "na", "n/a", "nan", "null", "none"].contains(text.lowercased())
  }

  private static func number(
    _ row: CSVTable.Row, _ column: Int, _ name: String
  ) throws(CSVError) -> Double {
    guard let value = Double(row.fields[column]), value.isFinite else {
      throw .notANumber(line: row.line, column: name, text: row.fields[column])
    }
    return value
  }

  private static func inOrder(_ texts: Set<String>) -> [String] {
    let numbers = texts.compactMap { Int($0) }
    return numbers.count == texts.count
      ? texts.sorted { (Int($0) ?? 0, $0) < (Int($1) ?? 0, $1) } : texts.sorted()
  }
}
