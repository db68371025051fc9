import JSON

/// What is in a file or folder: facts, and a table of its parts.
public struct Inspection: Sendable {
  /// A line of the readable form and a member of the JSON.
  struct Fact: Sendable {
    let key: String
    let label: String
    let value: JSONTree
    /// `nil` for what only the JSON says.
    let text: String?
  }

  /// What a part holds, in the order of the table's columns.
  struct Row: Sendable {
    let values: [JSONTree]
    let texts: [String]
  }

  struct Table: Sendable {
    /// Of the list in the JSON.
    let key: String
    let columns: [(key: String, title: String)]
    var rows: [Row] = []
    /// The rows that the readable form shows.
    var limit = 24
  }

  let path: String
  /// "gif", "png", "apng", "safetensors", "run".
  let kind: String
  /// What is wrong with it, in one sentence; `nil` when it is whole.
  public internal(set) var damage: String?
  var facts: [Fact] = []
  var table: Table?

  mutating func add(_ key: String, _ label: String, _ value: JSONTree, _ text: String?) {
    facts.append(Fact(key: key, label: label, value: value, text: text))
  }

  /// The last fact of a file: whether it could be read to its end.
  mutating func addDamage(_ damage: String?) {
    self.damage = damage
    add("damage", "damage", damage.map { .string($0) } ?? .null, damage ?? "none")
  }
}
