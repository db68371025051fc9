/// What other tools call things, and what they are called here.
package enum Vocabulary {
  /// What a word means among the choices that there are, the likeliest first: "leaky_relu" and "LeakyReLU" are "leakyRelu",
  /// "bce" is "binaryCrossEntropy". Empty for a word that is none of them.
  package static func meanings(of word: String, among choices: [String]) -> [String] {
    let plain = normalized(word)
    let same = choices.filter { normalized($0) == plain }
    return same.isEmpty ? (values[plain] ?? []).filter(choices.contains) : same
  }

  /// What to do about a word that is a choice elsewhere.
  static func advice(for word: String, among choices: [String]) -> String {
    let isLayer = choices.contains("dense")
    return isLayer && activationNames.contains(normalized(word))
      ? #"; an activation belongs to its layer, { "units": 3, "activation": "relu" }"# : ""
  }

  private static let activationNames = [
    "relu", "sigmoid", "tanh", "softmax", "leakyrelu", "elu", "gelu", "softplus", "silu",
    "activation",
  ]

  /// A word without case, underscores and the like, which tools differ in.
  static func normalized(_ word: String) -> String {
    word.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The meanings of each word, by the words of each meaning.
  static func inverted(_ rows: [(meaning: String, words: String)]) -> [String: [String]] {
    var meanings: [String: [String]] = [:]
    for row in rows {
      for word in row.words.split(separator: " ") {
        meanings[String(word), default: []].append(row.meaning)
      }
    }
    return meanings
  }
}
