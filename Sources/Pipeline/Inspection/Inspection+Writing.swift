import Formatting
import JSON
import Progress

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
    var lines = [path.escapingControls]
    for fact in shown {
      let indent = String(repeating: " ", count: width + 2)
      let text = (fact.text ?? "").split(separator: "\n").map(\.escapingControls)
        .joined(separator: "\n" + indent)
      lines.append("  " + fact.label.padding(to: width) + text)
    }
    if let table, !table.rows.isEmpty { lines += [""] + Self.lines(of: table) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Numbers stand at the right of their columns, texts at the left.
  private static func lines(of table: Table) -> [String] {
    let rows = table.rows.prefix(table.limit)
    let cells = [table.columns.map(\.title)] + rows.map { $0.texts.map(\.escapingControls) }
    let isText = table.columns.indices.map { column in
      rows.contains { if case .string = $0.values[column] { true } else { false } }
    }
    var lines = TextTable.lines(cells, isLeading: isText).map { "  " + $0 }
    if table.rows.count > rows.count {
      lines.append("  … and \(table.rows.count - rows.count) more, which --json lists")
    }
    return lines
  }
}
