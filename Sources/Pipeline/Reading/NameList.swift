/// Names in one string of a file's metadata, a line each.
enum NameList {
  /// A name's own line ends and backslashes are escaped.
  static func text(_ names: [String]) -> String {
    names.map { name in
      name.map { $0 == "\n" ? "\\n" : $0 == "\\" ? "\\\\" : String($0) }.joined()
    }.joined(separator: "\n")
  }

  /// The names of a text; an empty one has a single, empty name.
  static func names(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var name = ""
      var isEscaped = false
      for character in line {
        if isEscaped {
          name += character == "n" ? "\n" : character == "\\" ? "\\" : "\\\(character)"
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else {
          name.append(character)
        }
      }
      return isEscaped ? name + "\\" : name
    }
  }
}
