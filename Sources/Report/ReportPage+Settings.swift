import Formatting

extension ReportPage {
  /// Of so many runs each has a column of its own.
  private static let mostColumns = 8

  /// What differs between the configs, and folded away what does not.
  func addSettings(to html: inout HTMLWriter) {
    guard !config.isEmpty || !settings.isEmpty else { return }
    html.add("<section aria-labelledby=\"config\">\n<h2 id=\"config\">Configuration</h2>\n")
    if !settings.isEmpty {
      if runs.count <= Self.mostColumns {
        addDifferencesByRun(to: &html)
      } else {
        addDifferencesByValue(to: &html)
      }
    } else if runs.count > 1 {
      html.add("<p>The configs of the runs are the same.</p>\n")
    }
    if !config.isEmpty {
      let title = runs.count > 1 ? "What all runs have in common" : "The config of the run"
      html.add("<details><summary>\(title)</summary>\n")
      html.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(title)\">")
      html.add("<pre>\(config.markupEscaped)</pre></div>\n</details>\n")
    }
    html.add("</section>\n")
  }

  private func addDifferencesByRun(to html: inout HTMLWriter) {
    html.addTable(class: "", label: "Table of differences", caption: "What differs")
    html.add("<thead><tr><th scope=\"col\" class=\"text\">Key</th>")
    for run in runs { html.add("<th scope=\"col\">\(run.name.htmlEscaped)</th>") }
    html.add("</tr></thead>\n<tbody>\n")
    for setting in settings {
      html.add("<tr><th scope=\"row\">\(setting.keyPath.htmlEscaped)</th>")
      for value in setting.values { html.add("<td>\((value ?? "–").htmlEscaped)</td>") }
      html.add("</tr>\n")
    }
    html.add("</tbody>\n</table></div>\n")
  }

  private func addDifferencesByValue(to html: inout HTMLWriter) {
    html.addTable(
      class: "", label: "Table of differences",
      caption: "What differs, and how many runs have each value")
    html.add(
      "<thead><tr><th scope=\"col\" class=\"text\">Key</th><th scope=\"col\" class=\"text\">Values</th></tr></thead>\n<tbody>\n"
    )
    for setting in settings {
      var counts: [String: Int] = [:]
      var order: [String] = []
      for value in setting.values.map({ $0 ?? "–" }) {
        if counts.updateValue(counts[value, default: 0] + 1, forKey: value) == nil {
          order.append(value)
        }
      }
      let text = Self.values(order, counts)
      html.add(
        "<tr><th scope=\"row\">\(setting.keyPath.htmlEscaped)</th><td class=\"text long\">\(text.htmlEscaped)</td></tr>\n"
      )
    }
    html.add("</tbody>\n</table></div>\n")
  }

  /// "adam (3), sgd (2)"; the range of many numbers.
  private static func values(_ values: [String], _ counts: [String: Int]) -> String {
    let most = 12
    let numbers = values.compactMap { text in Double(text).map { (text: text, value: $0) } }
    if values.count > most, numbers.count == values.count,
      let low = numbers.min(by: { $0.value < $1.value }),
      let high = numbers.max(by: { $0.value < $1.value })
    {
      return "\(Numerals.grouped(values.count)) values from \(low.text) to \(high.text)"
    }
    let list = values.prefix(most).map { "\($0) (\(counts[$0] ?? 0))" }.joined(separator: ", ")
    return list + (values.count > most ? ", … (\(Numerals.grouped(values.count)) values)" : "")
  }
}
