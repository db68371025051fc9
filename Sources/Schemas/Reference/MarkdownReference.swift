import Formatting
import JSON

/// The keys of a config as a page for people: a section an object, a paragraph a key.
package struct MarkdownReference {
  /// The sections so far.
  private var sections: [(title: String, documentation: String, body: String)] = []

  /// - Parameters:
  ///   - root: the keys of the config's top.
  ///   - introduction: what stands before them, with the page's heading.
  ///   - appendix: a section that stands after them.
  package static func page(
    _ root: ObjectShape, introduction: String, appendix: (title: String, body: String)
  ) -> String {
    var reference = MarkdownReference()
    reference.add(root, title: "The top", path: "", documentation: "")
    reference.sections.append((appendix.title, "", appendix.body))
    return introduction
      + reference.sections.map { section in
        "\n## \(section.title)\n\n"
          + (section.documentation.isEmpty ? "" : section.documentation + "\n\n") + section.body
      }.joined()
  }

  /// Adds the section of an object, and those of the objects in it.
  private mutating func add(
    _ object: ObjectShape, title: String, path: String, documentation: String
  ) {
    var paragraphs: [String] = []
    if !object.shortForms.isEmpty {
      let forms = object.shortForms.map(\.name).joined(separator: ", or ")
      paragraphs.append("In short: \(forms).")
    }
    if let kind = object.kind {
      let fallback = kind.fallback.map { "default `\($0)`" } ?? "required"
      paragraphs.append(
        "**`kind`** (\(fallback)) is one of\n\n" + kind.choices.map(Self.item).joined())
    }
    let kinds = object.kind?.choices.map(\.name) ?? []
    paragraphs += object.fields.map { paragraph($0, path: path, allKinds: kinds) }
    let body = paragraphs.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
    // Keys that stand elsewhere already are not said again.
    if let known = sections.first(where: { $0.body == body }) {
      let link = "[\(known.title)](#\(Self.anchor(known.title)))"
      sections.append((title, documentation, "As \(link).\n"))
      return
    }
    sections.append((title, documentation, body))
    for field in object.fields {
      let own = path.isEmpty ? field.key : "\(path).\(field.key)"
      for (inner, path) in field.shape.objects(own) {
        add(inner, title: "`\(path)`", path: path, documentation: field.documentation)
      }
    }
  }

  private func paragraph(_ field: FieldShape, path: String, allKinds: [String]) -> String {
    let own = path.isEmpty ? field.key : "\(path).\(field.key)"
    var facts = [field.shape.text]
    if let kinds = field.kinds { facts.insert(Self.owners(kinds, all: allKinds), at: 0) }
    if let fallback = defaultText(field) { facts.append(fallback) }
    let head = "**`\(field.key)`** (\(facts.joined(separator: "; ")))"
    let objects = field.shape.objects(own)
    if let (_, path) = objects.first { return head + ": see [`\(path)`](#\(Self.anchor(path)))" }
    let choices = field.shape.documentedChoices
    return head + (field.documentation.isEmpty ? "" : ": " + field.documentation)
      + (choices.isEmpty ? "" : "\n\n" + choices.map(Self.item).joined())
  }

  private func defaultText(_ field: FieldShape) -> String? {
    if field.isRequired { return "required" }
    if let text = field.defaultDocumentation { return "default: \(text)" }
    guard field.shape.objects("").isEmpty else { return nil }
    if let value = field.commonDefault { return "default `\(value.compact)`" }
    guard !field.defaults.isEmpty else { return "may be left out" }
    var groups: [(value: String, kinds: [String])] = []
    for value in field.defaults {
      let text = value.value.compact
      if let index = groups.firstIndex(where: { $0.value == text }) {
        groups[index].kinds.append(value.kind ?? "")
      } else {
        groups.append((text, [value.kind ?? ""]))
      }
    }
    groups.sort { $0.kinds.count > $1.kinds.count }
    // The default of most kinds needs no list of them.
    let isCommon = (groups.first?.kinds.count ?? 0) * 2 > field.defaults.count
    let parts = groups.enumerated().map { index, group in
      index == 0 && isCommon ? "`\(group.value)`" : "`\(group.value)` for \(Self.list(group.kinds))"
    }
    return "default " + parts.joined(separator: "; ")
  }

  /// "of `a`, `b`", or "of all kinds but `c`" where that is shorter.
  private static func owners(_ kinds: [String], all: [String]) -> String {
    let others = all.filter { !kinds.contains($0) }
    return others.count * 2 < kinds.count
      ? "of all kinds but \(list(others))" : "of \(list(kinds))"
  }

  private static func list(_ kinds: [String]) -> String {
    kinds.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func item(_ choice: ChoiceShape) -> String {
    "- `\(choice.name)`" + (choice.documentation.isEmpty ? "" : ": " + choice.documentation) + "\n"
  }

  /// As GitHub makes it of a heading.
  private static func anchor(_ title: String) -> String {
    title.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }
  }
}
