import JSON
import Schemas

/// Which classes of a data set are taken, in which order, and whether all others are one more class.
package struct ClassSelection: Sendable, Equatable {
  /// A class as a config says it: its name, or its number among all classes, from 0.
  package enum Entry: Sendable, Equatable {
    case name(String)
    case number(Int)

    /// Which class it is; `nil` for none.
    ///
    /// - Parameter names: of all classes.
    func index(among names: [String]) -> Int? {
      switch self {
      case .name(let name): names.firstIndex(of: name)
      case .number(let number): names.indices.contains(number) ? number : nil
      }
    }
  }

  /// Empty for all classes.
  package var entries: [Entry] = []
  /// What the others are called as one class, which is the last; `nil` where they are left out.
  package var others: String?

  package init() {}

  /// Whether it changes anything.
  package var isEmpty: Bool { entries.isEmpty && others == nil }

  /// The numbers of the chosen classes, in their order; entries that name no class are left out.
  ///
  /// - Parameter names: of all classes.
  package func classes(among names: [String]) -> [Int] {
    entries.compactMap { $0.index(among: names) }
  }

  /// What the classes are called that a data set has by it.
  ///
  /// - Parameter names: of all classes.
  package func names(among names: [String]) -> [String] {
    entries.isEmpty ? names : classes(among: names).map { names[$0] } + (others.map { [$0] } ?? [])
  }

  /// - Parameters:
  ///   - names: of all classes of the data.
  ///   - dataset: for messages.
  /// - Throws: when an entry is no class or one that was chosen before, or when fewer than two classes are left.
  package func check(among names: [String], _ dataset: ConfigReader) throws(ConfigError) {
    if entries.isEmpty, others != nil {
      throw dataset.error(
        "otherClasses", "needs dataset.classes beside it, the classes that are not among the others"
      )
    }
    var chosen: Set<Int> = []
    for (index, entry) in entries.enumerated() {
      guard let number = entry.index(among: names) else {
        throw dataset.error("classes", at: index, Self.problem(entry, names))
      }
      guard chosen.insert(number).inserted else {
        throw dataset.error(
          "classes", at: index, "\(JSONTree.excerpt(names[number])) is chosen twice")
      }
    }
    if entries.count == 1, others == nil {
      throw dataset.error(
        "classes",
        "has a single class; there must be two at least, or a name for all others in otherClasses")
    }
    guard let others, !entries.isEmpty else { return }
    if chosen.count == names.count {
      throw dataset.error("otherClasses", "has none to name, since all classes are chosen")
    }
    if chosen.contains(where: { names[$0] == others }) {
      throw dataset.error(
        "otherClasses", "\(JSONTree.excerpt(others)) is the name of a chosen class")
    }
  }

  private static func problem(_ entry: Entry, _ names: [String]) -> String {
    switch entry {
    case .name(let name):
      let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? " …" : "")
      return "\(JSONTree.excerpt(name)) is no class; there are \(shown)"
        + Suggestion.clause(for: name, among: names)
    case .number(let number):
      return
        "\(number) is out of range; there are \(names.count) classes, from 0 to \(names.count - 1)"
    }
  }
}

extension Dataset {
  /// The samples of some classes, which are numbered anew.
  ///
  /// - Parameter selection: checked; without entries all samples are kept as they are.
  package func choosing(_ selection: ClassSelection) -> Dataset {
    if selection.entries.isEmpty { return self }
    let chosen = selection.classes(among: classNames)
    var numbers = [Int](repeating: selection.others == nil ? -1 : chosen.count, count: classCount)
    for (number, label) in chosen.enumerated() { numbers[label] = number }
    let kept = labels.indices.filter { numbers[labels[$0]] >= 0 }
    return samples(at: kept).labeled(
      kept.map { numbers[labels[$0]] }, selection.names(among: classNames))
  }
}
