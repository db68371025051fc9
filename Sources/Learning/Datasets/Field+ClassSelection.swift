import JSON
import Schemas

/// Keys of all kinds of images of which some classes may be taken.
extension Field {
  package static func chosenClasses(_ path: WritableKeyPath<Spec, ClassSelection>) -> Field {
    Field("classes", shape: ClassSelection.shape) { reader, spec throws(ConfigError) in
      if let entries = try ClassSelection.entries(reader) { spec[keyPath: path].entries = entries }
    } tree: {
      $0[keyPath: path].tree
    }.documented(
      """
      The classes that are taken, by their names or by their numbers among all classes, from 0: these alone, numbered in this \
      order. For training on some classes first and then on others, and with `otherClasses` for one class against all others.
      """, default: "all")
  }

  package static func otherClasses(_ path: WritableKeyPath<Spec, ClassSelection>) -> Field {
    Field("otherClasses", shape: .string) { reader, spec throws(ConfigError) in
      if reader.has("otherClasses") {
        spec[keyPath: path].others = try reader.string("otherClasses")
      }
    } tree: {
      $0[keyPath: path].others.map { .string($0) }
    }.documented(
      """
      What all classes that are not in `classes` are called, as one more class after them: `"classes": ["cat"], "otherClasses": \
      "no cat"`.
      """, default: "the others are left out")
  }
}

extension ClassSelection {
  package static let mostClasses = 1000
  /// Of the key `classes`.
  package static let shape = ValueShape.list(
    .either([.string, .integer(0...(mostClasses - 1))]), count: 1...mostClasses)

  /// What the key `classes` lists; `nil` where it is not there.
  package static func entries(_ reader: ConfigReader) throws(ConfigError) -> [Entry]? {
    guard let values = try reader.list("classes", count: 1...mostClasses) else { return nil }
    var entries: [Entry] = []
    for (index, value) in values.enumerated() {
      if case .string(let name) = value.content {
        entries.append(.name(name))
      } else if let number = ConfigReader.integer(value) {
        entries.append(.number(number))
      } else {
        throw reader.error(
          "classes", at: index,
          "expected a class's name or its number, from 0, found \(value.summary)")
      }
    }
    return entries
  }

  package var tree: JSONTree? {
    if entries.isEmpty { return nil }
    return .array(
      entries.map {
        switch $0 {
        case .name(let name): .string(name)
        case .number(let number): .integer(number)
        }
      })
  }
}
