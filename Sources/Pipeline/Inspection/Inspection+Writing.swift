import JSON

extension Inspection {
  /// One object: path, kind, the facts, and the table as a list of objects. The same file gives the same text.
  public var json: String {
    var members: [(String, JSONTree)] = [("path", .string(path)), ("kind", .string(kind))]
    members += facts.map { ($0.key, $0.value) }
    if let table {
      members.append(
        (
          table.key,
          .array(
            table.rows.map { row in
              .object(zip(table.columns, row.values).map { ($0.key, $1) })
            })
        ))
    }
    return JSONTree.object(members).text
  }

  /// Lines for people: facts in two columns, then the table, cut where it gets long.
  public var text: String {
    let shown = facts.filter { $0.text != nil }
    let width = (shown.map(\.label.count).max() ?? 0) + 2
    var lines = [path]
    for fact in shown {
      let indent = String(repeating: " ", count: width + 2)
      let text = (fact.text ?? "").split(separator: "\n").map(\.printable)
        .joined(separator: "\n" + indent)
      lines.append("  " + fact.label.padding(to: width) + text)
    }
    if let table, !table.rows.isEmpty { lines += [""] + Self.lines(of: table) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Numbers stand at the right of their columns, words at the left.
  private static func lines(of table: Table) -> [String] {
    let rows = table.rows.prefix(table.limit)
    let cells = [table.columns.map(\.title)] + rows.map { $0.texts.map(\.printable) }
    let widths = table.columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let isWord = table.columns.indices.map { column in
      rows.contains { if case .string = $0.values[column] { true } else { false } }
    }
    var lines = cells.map { row in
      var line = " "
      for (column, text) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - text.count)
        line += " " + (isWord[column] ? text + space : space + text) + " "
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
    if table.rows.count > rows.count {
      lines.append("  … and \(table.rows.count - rows.count) more, which --json lists")
    }
    return lines
  }
}

extension StringProtocol {
  /// The text without control characters: a file's words must not command the terminal.
  fileprivate var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
