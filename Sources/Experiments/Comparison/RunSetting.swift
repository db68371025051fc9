import JSON

/// A value of a run's config, as comparisons name it: "learning rate 0.01".
public struct RunSetting: Sendable, Equatable {
  /// In the config: "training.optimizer.learningRate".
  public let keyPath: String
  /// What tables call it: "learning rate"; with the key before it where two settings would have one name.
  public let name: String
  public let value: JSONTree

  public init(keyPath: String, name: String, value: JSONTree) {
    self.keyPath = keyPath
    self.name = name
    self.value = value
  }

  /// What a table's cell says: "adam", "0.01", "3-3-1" for layers of so many units.
  public var text: String { Self.text(of: value) }

  /// `nil` for what is no number.
  public var number: Double? {
    switch value {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// What stands beside a run: "learning rate 0.01"; a name alone needs no key: "adam".
  public var label: String {
    switch value {
    case .string(let text): text
    case .boolean(let isOn): isOn ? name : "no \(name)"
    case .null: "no \(name)"
    default: "\(name) \(text)"
    }
  }

  /// Whether runs that differ in nothing else are the same experiment with other random numbers.
  public var isSeed: Bool { Self.isSeed(keyPath) }

  public static func isSeed(_ keyPath: String) -> Bool {
    keyPath == "seed" || keyPath.hasSuffix(".seed")
  }

  private static func text(of value: JSONTree) -> String {
    switch value {
    case .string(let text): text
    case .array(let elements): elements.map(text).joined(separator: "-")
    case .object(let members):
      // What an object is above all: a layer's units, an optimizer's kind.
      (members.first { $0.0 == "units" } ?? members.first { $0.0 == "kind" } ?? members.first)
        .map { text(of: $0.1) } ?? "{}"
    default: value.compact
    }
  }
}

extension RunSetting {
  /// Short names of key paths: the last keys of each, as few as tell them apart, in words.
  static func names(of keyPaths: [String]) -> [String: String] {
    let parts = keyPaths.map { keys(of: $0) }
    var names: [String: String] = [:]
    for (path, own) in zip(keyPaths, parts) {
      var count = 1
      while count < own.count,
        parts.contains(where: { $0 != own && $0.suffix(count) == own.suffix(count) })
      {
        count += 1
      }
      names[path] = own.suffix(count).map(words).joined(separator: " ")
    }
    return names
  }

  /// The keys that say something: a kind is that of its object, and a layer has its index.
  private static func keys(of keyPath: String) -> [String] {
    let keys = keyPath.split(separator: ".").map(String.init)
    return keys.count > 1 && keys.last == "kind" ? keys.dropLast() : keys
  }

  /// "learningRate" as "learning rate".
  private static func words(_ key: String) -> String {
    key.reduce(into: "") { text, letter in
      if letter.isUppercase { text += " " }
      text += letter.lowercased()
    }
  }
}
