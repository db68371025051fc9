/// The word that was probably meant.
public enum Suggestion {
  /// The choice nearest to `word`, if it is near: at most a third of its letters, and at most three, differ.
  public static func nearest(to word: String, among choices: some Sequence<String>) -> String? {
    let limit = min(3, max(1, word.count / 3))
    return choices.map { (choice: $0, distance: distance(word.lowercased(), $0.lowercased())) }
      .filter { $0.distance <= limit }
      .min { $0.distance < $1.distance }?.choice
  }

  /// ` (did you mean "x"?)`, or nothing.
  public static func clause(for word: String, among choices: some Sequence<String>) -> String {
    nearest(to: word, among: choices).map { " (did you mean \"\($0)\"?)" } ?? ""
  }

  /// The same for what is known to be meant, with "or" between several.
  package static func clause(for meanings: some Sequence<String>) -> String {
    let quoted = meanings.map { "\"\($0)\"" }
    return quoted.isEmpty ? "" : " (did you mean \(quoted.joined(separator: " or "))?)"
  }

  /// Insertions, deletions, replacements and swaps of neighbours (F. Damerau, 1964; restricted). O(letters²).
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.prefix(80)), Array(b.prefix(80)))
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in a.indices {
      for j in b.indices {
        rows[i + 1][j + 1] = min(
          rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          rows[i + 1][j + 1] = min(rows[i + 1][j + 1], rows[i - 1][j - 1] + 1)
        }
      }
    }
    return rows[a.count][b.count]
  }
}
