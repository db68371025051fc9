import Numerics

/// What a table holds.
public struct CSVContent: Sendable, Equatable {
  public let data: Dataset
  /// For a table of the same columns.
  public let layout: CSVLayout
  /// What a user should know of how it was read.
  public var notes: [String]
}

extension CSVSpec {
  /// The data set that a table holds: a column a feature, and the label column.
  ///
  /// - Parameter layout: of the training table, when this one is for testing: the same columns, classes and texts.
  /// - Throws: `CSVError` with the line that is not as it should be.
  /// - Complexity: O(bytes).
  public func content(
    _ bytes: [UInt8], as training: CSVLayout? = nil
  ) throws(CSVError) -> CSVContent {
    if let form = CSVError.foreignForm(bytes) { throw .notText(form) }
    let delimiter = delimiter ?? .recognized(in: bytes, decimal: decimal)
    let table = try CSVTable(bytes, delimiter: delimiter)
    try table.checkShape(delimiter, isRecognized: self.delimiter == nil)
    var layout: CSVLayout
    if let training {
      var spec = self
      spec.hasHeader = training.hasHeader
      (spec.columns, spec.label) = (nil, nil)
      layout = try training.matched(to: spec.layout(table, delimiter))
    } else {
      layout = try self.layout(table, delimiter)
    }
    let rows = try usedRows(table, &layout)
    if training == nil { try findCategories(table, rows, &layout) }
    let inputs = try inputs(table, rows, layout)
    let labels = try labels(table, rows, &layout, isTraining: training == nil)
    let data =
      isRegression
      ? Dataset(
        inputs: inputs, targets: try targets(table, rows, layout),
        featureNames: layout.featureNames, targetName: layout.labelName)
      : Dataset(
        inputs: inputs, labels: labels, classNames: layout.classes.names,
        featureNames: layout.featureNames)
    return CSVContent(data: data, layout: layout, notes: layout.notes)
  }

  /// Those that have a value in every column that is used.
  private func usedRows(
    _ table: CSVTable, _ layout: inout CSVLayout
  ) throws(CSVError) -> [Int] {
    let all = Array((layout.hasHeader ? 1 : 0)..<table.rowCount)
    if missing == .error {
      for column in layout.used {
        let rows = all.filter { table.isMissing($0, column) }
        if rows.isEmpty { continue }
        throw .missingValues(lines: rows.map { table.lines[$0] }, column: layout.names[column])
      }
      return all
    }
    let rows = all.filter { row in
      !layout.used.contains { table.isMissing(row, $0) }
    }
    if rows.isEmpty { throw .allMissing }
    if rows.count < all.count {
      let count = all.count - rows.count
      layout.notes.append(
        "\(count) of \(all.count) rows lack a value and \(count == 1 ? "is" : "are") left out")
    }
    return rows
  }

  /// Finds the features that are text, where they may be.
  private func findCategories(
    _ table: CSVTable, _ rows: [Int], _ layout: inout CSVLayout
  ) throws(CSVError) {
    for index in layout.features.indices {
      let (name, column) = (layout.features[index].name, layout.features[index].column)
      guard let row = rows.first(where: { table.number($0, column, decimal) == nil }) else {
        continue
      }
      let text = try table.text(row, column)
      let others = rows.prefix(1000).filter { table.number($0, column, decimal) == nil }.count
      let isText = others * 2 > min(rows.count, 1000)
      if categories == .error {
        throw isText
          ? .textColumn(line: table.lines[row], column: name, text: text, decimal)
          : .notANumber(line: table.lines[row], column: name, text: text, decimal)
      }
      var texts: Set<String> = []
      for row in rows {
        texts.insert(try table.text(row, column))
        if texts.count > Self.mostTexts { throw .manyTexts(column: name, limit: Self.mostTexts) }
      }
      layout.features[index].texts = texts.sorted()
    }
  }

  /// More features of one column are no categories.
  static let mostTexts = 100

  /// [rows, features]
  private func inputs(
    _ table: CSVTable, _ rows: [Int], _ layout: CSVLayout
  ) throws(CSVError) -> Matrix<Double> {
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * layout.featureNames.count)
    let places = layout.features.map { feature in
      feature.texts.map { Dictionary(uniqueKeysWithValues: zip($0, $0.indices)) }
    }
    for row in rows {
      for (feature, places) in zip(layout.features, places) {
        guard let places else {
          elements.append(try value(table, row, feature.column, feature.name))
          continue
        }
        let text = try table.text(row, feature.column)
        guard let place = places[text] else {
          throw .unknownText(
            line: table.lines[row], column: feature.name, text: text,
            choices: feature.texts ?? [])
        }
        for index in 0..<places.count { elements.append(index == place ? 1 : 0) }
      }
    }
    return Matrix(rows: rows.count, columns: layout.featureNames.count, elements: elements)
  }

  private func targets(
    _ table: CSVTable, _ rows: [Int], _ layout: CSVLayout
  ) throws(CSVError) -> [Double] {
    var targets: [Double] = []
    for row in rows {
      guard table.number(row, layout.label, decimal) != nil else {
        throw .textTarget(
          line: table.lines[row], column: layout.labelName,
          text: try table.text(row, layout.label), isLast: label == nil)
      }
      targets.append(try value(table, row, layout.label, layout.labelName))
    }
    return targets
  }

  /// The class of each row; none for regression. Finds the classes of a training table.
  private func labels(
    _ table: CSVTable, _ rows: [Int], _ layout: inout CSVLayout, isTraining: Bool
  ) throws(CSVError) -> [Int] {
    if isRegression { return [] }
    var texts: [String] = []
    texts.reserveCapacity(rows.count)
    for row in rows {
      let text = try table.text(row, layout.label)
      if text.utf8.count > Self.longestName {
        throw .longName(line: table.lines[row], text: text, limit: Self.longestName)
      }
      texts.append(text)
    }
    if isTraining { layout.classes = CSVClasses(Set(texts), decimal) }
    var known: [String: Int] = [:]
    var labels: [Int] = []
    labels.reserveCapacity(rows.count)
    for (row, text) in zip(rows, texts) {
      guard let index = known[text] ?? layout.classes.index(of: text, decimal) else {
        throw .unknownText(
          line: table.lines[row], column: layout.labelName, text: text,
          choices: layout.classes.names)
      }
      known[text] = index
      labels.append(index)
    }
    return labels
  }

  /// A number that `Float` can hold.
  private func value(
    _ table: CSVTable, _ row: Int, _ column: Int, _ name: String
  ) throws(CSVError) -> Double {
    guard let value = table.number(row, column, decimal) else {
      throw .notANumber(
        line: table.lines[row], column: name, text: try table.text(row, column), decimal)
    }
    guard abs(value) <= Double(Float.greatestFiniteMagnitude) else {
      throw .outOfRange(line: table.lines[row], column: name, text: try table.text(row, column))
    }
    return value
  }
}
