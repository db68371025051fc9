import Files
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
  /// Settings of one run with names that tell them apart.
  public static func all(_ values: [(keyPath: String, value: JSONTree)]) -> [RunSetting] {
    let names = names(of: values.map(\.keyPath))
    return values.map {
      RunSetting(keyPath: $0.keyPath, name: names[$0.keyPath] ?? $0.keyPath, value: $0.value)
    }
  }

  /// What is done first, then how much of it, then the seeds: "adam, learning rate 0.01, seed 2".
  static func ordered(_ settings: [RunSetting]) -> [RunSetting] {
    func rank(_ setting: RunSetting) -> Int {
      if setting.isSeed { return 2 }
      if case .string = setting.value { return 0 }
      return 1
    }
    return (0...2).flatMap { place in settings.filter { rank($0) == place } }
  }

  /// In the name of a run's folder: "adam", "lr0.01", "seed2", "layers3-3-1".
  var fileName: String {
    switch value {
    case .string(let text): text
    case .boolean(let isOn): isOn ? shortName : "no-\(shortName)"
    case .null: "no-\(shortName)"
    case .object: text
    default: shortName + text
    }
  }

  /// What all who train networks abbreviate.
  private static let abbreviations = ["learning rate": "lr", "batch size": "batch"]

  private var shortName: String {
    Self.abbreviations[name] ?? name.split(separator: " ").joined(separator: "-")
  }

  /// Parts of a name as one that any file system takes; long ones end in a hash of the whole.
  static func fileName(_ parts: [String]) -> String {
    let text = parts.joined(separator: "-")
    var plain = ""
    for letter in text {
      let isKept = letter.isLetter || letter.isNumber || "._+".contains(letter)
      if isKept || plain.last != "-" { plain.append(isKept ? letter : "-") }
    }
    while plain.hasSuffix("-") { plain.removeLast() }
    let name = plain.isEmpty ? "run" : plain.hasPrefix(".") ? "_" + plain.dropFirst() : plain
    guard name.utf8.count > longestName else { return name }
    return name.prefix(shortenedLength) + "-" + Hash.fnv1a(Array(text.utf8)).prefix(8)
  }

  /// In bytes: file systems take 255, and commands are to be read.
  private static let longestName = 120
  private static let shortenedLength = 30
}

extension RunSetting {
  /// The key of a named run's name, which is none of a config's.
  static let nameKey = "name"

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
      names[path] = path == nameKey ? "run" : own.suffix(count).map(words).joined(separator: " ")
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
