/// A page as a strict reader of HTML sees it: every tag closed in order, attributes quoted, references known.
struct HTMLDocument {
  struct Element {
    let name: String
    let attributes: [String: String]
    let parent: Int?
    /// The text directly and in all elements within, with references resolved.
    var text = ""
  }

  private(set) var elements: [Element] = []
  /// What a strict reader would not accept.
  private(set) var problems: [String] = []

  private static let empty: Set = ["meta", "img", "source", "br", "input", "path"]

  init(_ bytes: [UInt8]) {
    guard let page = String(validating: bytes, as: UTF8.self) else {
      problems.append("not UTF-8")
      return
    }
    var rest = page[...]
    guard rest.hasPrefix("<!doctype html>\n") else {
      problems.append("no doctype")
      return
    }
    rest = rest.dropFirst(16)
    var open: [Int] = []
    while let first = rest.first {
      if first != "<" {
        let text = rest.prefix { $0 != "<" }
        rest = rest.dropFirst(text.count)
        let resolved = resolve(text)
        for index in open { elements[index].text += resolved }
        if open.isEmpty, resolved.contains(where: { !$0.isWhitespace }) {
          problems.append("text outside: \(resolved.prefix(40))")
        }
      } else if rest.hasPrefix("</") {
        let tag = rest.prefix { $0 != ">" }
        rest = rest.dropFirst(tag.count + 1)
        let name = String(tag.dropFirst(2))
        guard let last = open.popLast(), elements[last].name == name else {
          problems.append("</\(name)> closes nothing")
          return
        }
      } else {
        guard let (element, length, isClosed) = tag(rest, parent: open.last) else {
          problems.append("no tag: \(rest.prefix(60))")
          return
        }
        rest = rest.dropFirst(length)
        elements.append(element)
        if Self.empty.contains(element.name) {
          if isClosed != (element.name == "path") { problems.append("<\(element.name)> end") }
        } else {
          open.append(elements.count - 1)
        }
        // What is in these is no markup.
        if ["script", "style"].contains(element.name) {
          guard let end = rest.firstRange(of: "</\(element.name)>") else {
            problems.append("<\(element.name)> without end")
            return
          }
          elements[elements.count - 1].text = String(rest[..<end.lowerBound])
          rest = rest[end.lowerBound...]
        }
      }
    }
    if !open.isEmpty { problems.append("open: \(open.map { elements[$0].name })") }
    checkReferences(page)
  }

  private mutating func checkReferences(_ page: String) {
    let ids = elements.compactMap { $0.attributes["id"] }
    if Set(ids).count != ids.count { problems.append("ids are not unique") }
    for element in elements {
      for id in element.attributes["aria-labelledby"]?.split(separator: " ") ?? []
      where !ids.contains(String(id)) {
        problems.append("no element has the id \(id)")
      }
    }
    if page.unicodeScalars.contains(where: {
      $0.properties.isBidiControl || $0.properties.generalCategory == .control && $0 != "\n"
    }) {
      problems.append("a control character")
    }
  }

  /// An opening tag: its element, its length, and whether it ends with a slash.
  private mutating func tag(
    _ text: Substring, parent: Int?
  ) -> (Element, Int, Bool)? {
    var rest = text.dropFirst()
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard !name.isEmpty else { return nil }
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while rest.first == " " {
      rest = rest.dropFirst()
      let key = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      guard !key.isEmpty, attributes[String(key)] == nil else { return nil }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        attributes[String(key)] = ""
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      guard !value.contains("<") else { return nil }
      rest = rest.dropFirst(value.count + 3)
      attributes[String(key)] = resolve(value)
    }
    let isClosed = rest.first == "/"
    if isClosed { rest = rest.dropFirst() }
    guard rest.first == ">" else { return nil }
    let length = text.count - rest.count + 1
    return (Element(name: String(name), attributes: attributes, parent: parent), length, isClosed)
  }

  private mutating func resolve(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var result = ""
    var rest = text
    while let first = rest.first {
      guard first == "&" else {
        result.append(first)
        rest = rest.dropFirst()
        continue
      }
      let name = rest.prefix { $0 != ";" } + ";"
      let known = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
      if known[String(name)] == nil { problems.append("reference \(name.prefix(10))") }
      result += known[String(name)] ?? ""
      rest = rest.dropFirst(name.count)
    }
    return result
  }

  func all(_ name: String, class wanted: String? = nil) -> [Element] {
    elements.filter { element in
      element.name == name
        && wanted.map {
          element.attributes["class"]?.split(separator: " ").map(String.init).contains($0) ?? false
        }
          ?? true
    }
  }

  /// The elements of a name within an element.
  func all(_ name: String, in container: Int) -> [Int] {
    elements.indices.filter { index in
      var place: Int? = index
      while let current = place, current != container { place = elements[current].parent }
      return elements[index].name == name && place == container && index != container
    }
  }
}
