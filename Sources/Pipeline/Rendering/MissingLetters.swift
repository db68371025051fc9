import Cairo

/// What is said of letters that no installed font has.
enum MissingLetters {
  /// Names the letters that are missing and where to get them; `nil` where all can be drawn.
  ///
  /// - Parameter names: of a run's features and classes.
  static func note(on names: [String], measure: CairoTextMeasure) -> String? {
    var letters: [Character] = []
    for letter in names.flatMap(measure.missingLetters(in:)) where !letters.contains(letter) {
      letters.append(letter)
    }
    guard !letters.isEmpty else { return nil }
    let shown = letters.prefix(10).map(String.init).joined(separator: " ")
    let rest = letters.count > 10 ? " and \(letters.count - 10) more" : ""
    let packages = Set(letters.map(package)).sorted().joined(separator: " and ")
    return "note: no installed font has \(shown)\(rest), so boxes are drawn in their place; the "
      + "Debian package \(packages) has such letters"
  }

  /// The package of Debian in which a letter is likely to be.
  static func package(with letter: Character) -> String {
    let scalars = letter.unicodeScalars
    if scalars.contains(where: { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }) {
      return "fonts-noto-color-emoji"
    }
    switch scalars.first?.value ?? 0 {
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x2_0000...0x3_FFFF:
      return "fonts-noto-cjk"
    default: return "fonts-noto-core"
    }
  }
}
