import Formatting
import JSON

/// An object of a config while it is read: typed values by key, with the key's path in every error.
///
///     let reader = try ConfigReader(value, file: file, root: shape)
///     try reader.check(keys: ["seed", "dataset"])
///     let seed = try reader.integer("seed", in: 0...4_294_967_295, default: 42)
package struct ConfigReader {
  package let file: String
  /// "network.layers[1]"; empty at the top.
  let path: String
  package private(set) var keys: [String]
  private var members: [String: JSONValue]
  /// The key that is not in the text, because its value stands for the whole object.
  private let hiddenKey: String?
  /// The keys of the config's top, which the error of an unknown key looks for the meant one in.
  private let root: () -> ObjectShape

  /// The reader of a config's top.
  ///
  /// - Parameter root: its keys, which only the error of an unknown key asks for.
  /// - Throws: when the value is no object.
  package init(
    _ value: JSONValue, file: String, root: @autoclosure @escaping () -> ObjectShape
  ) throws(ConfigError) {
    try self.init(value, file: file, path: "", root: root, forms: [])
  }

  private init(
    _ value: JSONValue, file: String, path: String, root: @escaping () -> ObjectShape,
    forms: [ShortForm]
  ) throws(ConfigError) {
    self.file = file
    self.path = path
    self.root = root
    let members: [(key: String, value: JSONValue)]
    if case .object(let object) = value.content {
      members = object.map { ($0.key, $0.value) }
      hiddenKey = nil
    } else if let form = forms.first(where: { $0.members(value) != nil }) {
      members = form.members(value) ?? []
      hiddenKey = form.key
    } else {
      throw .value(file: file, keyPath: path, Self.expected(forms, found: value))
    }
    keys = members.map(\.key)
    self.members = Dictionary(members) { first, _ in first }
  }

  /// The reader of an object inside.
  ///
  /// - Parameter forms: the plain values that stand for objects there.
  /// - Throws: when the value is neither an object nor one of `forms`.
  func inner(
    _ value: JSONValue, path: String, forms: [ShortForm]
  ) throws(ConfigError) -> ConfigReader {
    try ConfigReader(value, file: file, path: path, root: root, forms: forms)
  }

  private static func expected(_ forms: [ShortForm], found value: JSONValue) -> String {
    var choices = ["an object"] + forms.map(\.name)
    let last = choices.removeLast()
    let all = choices.isEmpty ? last : "\(choices.joined(separator: ", ")) or \(last)"
    return "expected \(all), found \(value.summary)"
  }

  /// - Parameter shown: the keys that the message offers; all of `known` if `nil`.
  /// - Throws: when there is a key that is not one of `known`.
  package func check(keys known: [String], shown: [String]? = nil) throws(ConfigError) {
    for key in keys where !known.contains(key) {
      let suggestion = KeySuggestion(root: root(), path: pattern)
      let clause = suggestion.clause(for: key, among: known)
      let isWord = key.count <= 40 && key.allSatisfy { $0.isLetter || $0.isNumber }
      // Quoted, a key of any kind leaves the sentence readable.
      throw error(
        isWord && !key.isEmpty ? key : JSONTree.excerpt(key),
        "unknown key\(clause); the keys here are \((shown ?? known).joined(separator: ", "))")
    }
  }

  package subscript(key: String) -> JSONValue? { members[key] }

  package func has(_ key: String) -> Bool { members[key] != nil }

  /// The same object with a key that it does not say.
  package func defaulting(_ key: String, to value: JSONValue.Content) -> ConfigReader {
    if has(key) { return self }
    var reader = self
    reader.keys.append(key)
    reader.members[key] = JSONValue(value, at: JSONValue.Position(line: 1, column: 1))
    return reader
  }

  /// - Parameter index: of the entry, where the value is a list.
  package func error(_ key: String, at index: Int? = nil, _ problem: String) -> ConfigError {
    let entry = index.map { "[\($0)]" } ?? ""
    return .value(file: file, keyPath: keyPath(key) + entry, problem)
  }

  /// The path of a key here; the object's own for one that its short form does not name.
  package func keyPath(_ key: String) -> String {
    path.isEmpty ? key : key == hiddenKey ? path : "\(path).\(key)"
  }

  /// The path with `[]` for any entry of a list: "network.layers[]".
  private var pattern: String {
    path.split(separator: "[", omittingEmptySubsequences: false).enumerated()
      .map { $0 == 0 ? String($1) : "[" + $1.drop { $0 != "]" } }.joined()
  }
}
