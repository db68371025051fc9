import Files
import JSON
import Schemas

/// What the classes are called, in the order of their numbers: in the config, or in a text file, a line each.
struct ClassNames: Equatable {
  /// Empty where nothing is said, and until the file is read.
  var names: [String] = []
  /// `nil` once it is read, so that a resolved config has the names.
  var file: String?

  static let counts = 2...ImageData.mostClasses

  var isEmpty: Bool { names.isEmpty }

  /// Reads the file, if there is one, and checks the names.
  mutating func load(_ dataset: ConfigReader) throws(ConfigError) {
    try read(dataset)
    var known: Set<String> = []
    for name in names where !known.insert(name).inserted {
      throw dataset.error(Self.key, "has \(JSONTree.excerpt(name)) twice")
    }
  }

  private mutating func read(_ dataset: ConfigReader) throws(ConfigError) {
    guard let file else { return }
    let (bytes, path) = try DataFile.read(file, Self.key, dataset)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw dataset.error(Self.key, "\(path) is no text in UTF-8")
    }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.last == "" { lines.removeLast() }
    if let index = lines.firstIndex(of: "") {
      throw dataset.error(Self.key, "\(path): line \(index + 1) is empty; each must be a name")
    }
    guard Self.counts.contains(lines.count) else {
      throw dataset.error(
        Self.key,
        "\(path) has \(lines.count == 1 ? "1 line" : "\(lines.count) lines"); there must be one a class, from \(Self.counts.lowerBound) to \(Self.counts.upperBound)"
      )
    }
    names = lines.map(String.init)
    self.file = nil
  }

  static let key = "classNames"
}

extension Field {
  /// `"classNames"`: a list, or the file that has them.
  static func classNames(
    _ path: WritableKeyPath<Spec, ClassNames>, default text: String
  ) -> Field {
    let list = strings(ClassNames.key, path.appending(path: \.names), count: ClassNames.counts)
    return Field(
      ClassNames.key,
      shape: .either([
        .list(.string, count: ClassNames.counts),
        .pattern(".", text: "the name of a text file with a line for each"),
      ])
    ) { reader, spec throws(ConfigError) in
      if case .string(let file)? = reader[ClassNames.key]?.content {
        spec[keyPath: path] = ClassNames(file: file)
      } else {
        try list.read(reader, &spec)
      }
    } tree: { spec in
      spec[keyPath: path].file.map { .string($0) } ?? list.tree(spec)
    }.documented(
      """
      What the classes are called, in the order of their numbers: a list, or a text file beside the config or where the \
      program runs with a line for each.
      """, default: text)
  }
}
