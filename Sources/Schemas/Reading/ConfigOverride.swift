import CLibrary
import JSON

/// A value that a command line sets over a config's own: `training.epochs=100`.
public struct ConfigOverride: Sendable, Equatable {
  /// A part of a key path: "layers", or [0]. A number between points is a key of an object and an index of a list.
  enum Step: Sendable, Equatable {
    case key(String)
    case index(Int)
  }

  private static let start = JSONValue.Position(line: 1, column: 1)

  let steps: [Step]
  let value: JSONValue

  /// Reads KEY=VALUE, where KEY is as in errors, `network.layers[0].units` or `network.layers.0.units`, and VALUE is JSON
  /// or a bare string.
  ///
  /// - Throws: `ConfigOverrideError`.
  public init(_ text: String) throws(ConfigOverrideError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .noValue(text) }
    guard let steps = Self.steps(parts[0]) else { throw .badKey(String(parts[0])) }
    self.steps = steps
    do {
      value = try JSONParser.parse(Array(parts[1].utf8))
    } catch {
      // What begins like a JSON string, list or object was meant as one.
      if let first = parts[1].first(where: { $0 != " " }), "\"[{".contains(first) {
        throw .notJSON(String(parts[0]), error)
      }
      value = JSONValue(.string(String(parts[1])), at: Self.start)
    }
  }

  /// - Parameter keyPath: as errors say it; `nil` comes of what is none.
  package init?(_ keyPath: String, _ value: JSONValue) {
    guard let steps = Self.steps(keyPath[...]) else { return nil }
    self.steps = steps
    self.value = value
  }

  /// A whole number for a key at the top.
  public init(_ key: String, _ number: Int) {
    steps = [.key(key)]
    value = JSONValue(.integer(number), at: Self.start)
  }

  /// The key path as errors say it.
  package var keyPath: String {
    steps.reduce("") { path, step in
      switch step {
      case .index(let index): "\(path)[\(index)]"
      case .key(let key): Int(key).map { "\(path)[\($0)]" } ?? Self.join(path, key)
      }
    }
  }

  static func join(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// `nil` for what is no key path.
  private static func steps(_ text: Substring) -> [Step]? {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard !pieces[0].isEmpty,
        pieces[0].allSatisfy({ $0.isLetter || $0.isNumber || "_-$".contains($0) })
      else { return nil }
      steps.append(.key(String(pieces[0])))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]"), let index = Int(piece.dropLast()), index >= 0 else {
          return nil
        }
        steps.append(.index(index))
      }
    }
    return steps
  }
}

/// Why a text sets nothing in a config.
public enum ConfigOverrideError: Error, Sendable, Equatable, CustomStringConvertible, ExitCoded {
  case noValue(String)
  case badKey(String)
  case notJSON(String, JSONError)
  /// The sentence about a key path that leads nowhere in the config, or to a value that it cannot have.
  case value(keyPath: String, String)

  public var description: String {
    switch self {
    case .noValue(let text):
      "--set: \(JSONTree.excerpt(text)) is not KEY=VALUE, like training.epochs=100"
    case .badKey(let key):
      "--set: \(JSONTree.excerpt(key)) is not a key path, like network.layers[0].units"
    case .notJSON(let key, let error): "--set: \(key): not JSON: \(error.problem)"
    case .value(let keyPath, let problem): "--set: \(keyPath): \(problem)"
    }
  }

  public var exitStatus: Int32 { ExitStatus.usage }
}
