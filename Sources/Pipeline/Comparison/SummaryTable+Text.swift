import Figures

extension SummaryTable {
  /// The table as a file.
  func text(_ format: TableFormat) -> String {
    switch format {
    case .markdown: markdown
    case .csv: csv
    case .latex: latex
    }
  }

  /// A table of GitHub's Markdown with the best of a column in bold.
  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    func escaped(_ text: String) -> String {
      text.replacing(["\\": "\\\\", "|": "\\|", "*": "\\*", "_": "\\_", "`": "\\`", "<": "&lt;"])
    }
    return line(columns.map { escaped($0.title) })
      + line(columns.map { $0.isNumeric ? "---:" : ":---" })
      + rows.map { row in
        line(row.map { $0.isBest ? "**\(escaped($0.text))**" : escaped($0.text) })
      }.joined()
  }

  /// Numbers with all their digits, and a column of deviations after each that has such; commas between cells (RFC 4180).
  var csv: String {
    func quoted(_ text: String) -> String {
      text.contains { ",\"\n\r".contains($0) }
        ? "\"" + text.replacing(["\"": "\"\""]) + "\"" : text
    }
    let spread = columns.indices.map { column in rows.contains { $0[column].deviation != nil } }
    func line(_ cells: (Int) -> [String]) -> String {
      columns.indices.flatMap(cells).map(quoted).joined(separator: ",") + "\n"
    }
    return line { column in
      [columns[column].title] + (spread[column] ? [columns[column].title + " deviation"] : [])
    }
      + rows.map { row in
        line { column in
          let cell = row[column]
          let value = cell.value.map(Self.plain) ?? (columns[column].isNumeric ? "" : cell.text)
          return [value] + (spread[column] ? [cell.deviation.map(Self.plain) ?? ""] : [])
        }
      }.joined()
  }

  /// A `tabular` with the rules of the package booktabs.
  var latex: String {
    func escaped(_ text: String) -> String {
      text.replacing([
        "\\": "\\textbackslash{}", "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
        "{": "\\{", "}": "\\}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
        "±": "$\\pm$", "−": "$-$", "–": "--", "²": "$^2$",
      ])
    }
    func line(_ cells: [String]) -> String { "  " + cells.joined(separator: " & ") + " \\\\\n" }
    return "% \\usepackage{booktabs}\n\\begin{tabular}{"
      + columns.map { $0.isNumeric ? "r" : "l" }.joined() + "}\n  \\toprule\n"
      + line(columns.map { escaped($0.title) }) + "  \\midrule\n"
      + rows.map { row in
        line(row.map { $0.isBest ? "\\textbf{\(escaped($0.text))}" : escaped($0.text) })
      }.joined() + "  \\bottomrule\n\\end{tabular}\n"
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension String {
  /// With texts in the place of characters.
  fileprivate func replacing(_ texts: [Character: String]) -> String {
    reduce(into: "") { $0 += texts[$1] ?? String($1) }
  }
}
