/// What was meant by a key that an object of a config does not have: another key there, or one of another object.
struct KeySuggestion {
  /// Of the config's top.
  let root: ObjectShape
  /// Of the object, with `[]` for any entry of a list: "network.layers[]".
  let path: String

  /// A clause for an error's sentence: ` (did you mean "training.epochs"?)`, or an advice, or nothing.
  ///
  /// - Parameter here: the keys that the object has.
  func clause(for key: String, among here: [String]) -> String {
    let word = Vocabulary.normalized(key)
    let found = meanings(of: word, here)
    if found.isEmpty,
      let advice = (path.isEmpty ? Vocabulary.topAdvice[word] : nil)
        ?? Vocabulary.advice[word]
    {
      return "; " + advice
    }
    if !found.isEmpty { return Suggestion.clause(for: Array(found.prefix(Self.mostPaths))) }
    if let near = Suggestion.nearest(to: key, among: here) { return Suggestion.clause(for: [near]) }
    let all = root.paths()
    let near = Suggestion.nearest(to: key, among: all.map(Self.lastKey))
    return Suggestion.clause(for: all.filter { Self.lastKey($0) == near }.prefix(Self.mostPaths))
  }

  /// More paths make a sentence hard to read.
  private static let mostPaths = 3

  /// The keys of the same letters or with the same meaning, those of the object itself before all others.
  private func meanings(of word: String, _ here: [String]) -> [String] {
    let same = here.filter { Vocabulary.normalized($0) == word }
    if !same.isEmpty { return same }
    let meant = Vocabulary.keys[word] ?? []
    // A key of that name here is nearer than the same key elsewhere.
    let own = meant.filter { Self.parent($0) == path } + meant
    let local = own.map(Self.lastKey).filter(here.contains)
    if !local.isEmpty { return Array(local.prefix(1)) }
    let known = Vocabulary.advice[word] == nil
    let paths = known ? meant.filter { $0.contains(".") || root.has($0) } : []
    if !paths.isEmpty { return Array(paths.prefix(1)) }
    return root.paths().filter { Vocabulary.normalized(Self.lastKey($0)) == word }
  }

  private static func lastKey(_ path: String) -> String {
    path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? path
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: ".").map { String(path[..<$0]) } ?? ""
  }
}
