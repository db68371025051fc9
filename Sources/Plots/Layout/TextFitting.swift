import Graphics

/// Texts made to fit a room.
struct TextFitting: Sendable {
  let measure: any TextMeasure
  /// The least em that can be read, in pixels.
  let least: Double

  /// A text that just fits must not be cut for the last bit of a sum.
  private static let rounding = 0.01

  func width(_ text: String, _ size: Double, _ weight: Text.Weight = .regular) -> Double {
    measure.width(of: text, size: size, weight: weight)
  }

  func widest(_ texts: [String], _ size: Double, _ weight: Text.Weight = .regular) -> Double {
    texts.map { width($0, size, weight) }.max() ?? 0
  }

  /// The text with an em at which it fits: a little smaller, and what still does not fit is cut with "…".
  ///
  /// - Parameter longest: what the size is chosen for, when the text is one of several.
  func fitted(
    _ text: String, _ size: Double, _ weight: Text.Weight = .regular, room: Double,
    longest: String? = nil
  ) -> (text: String, size: Double) {
    let wanted = width(longest ?? text, size, weight)
    if wanted <= room + Self.rounding { return (text, size) }
    let smaller = max(size * max(room / max(wanted, 1), 0.78), min(size, least))
    return (elided(text, smaller, weight, room: room), smaller)
  }

  /// The text cut at its end with "…" where it is wider than the room.
  func elided(
    _ text: String, _ size: Double, _ weight: Text.Weight = .regular, room: Double
  ) -> String {
    if width(text, size, weight) <= room + Self.rounding { return text }
    let characters = Array(text)
    var (low, high) = (0, characters.count)
    while low < high {
      let middle = (low + high + 1) / 2
      if width(String(characters[..<middle]) + "…", size, weight) <= room {
        low = middle
      } else {
        high = middle - 1
      }
    }
    guard low > 0 else { return width("…", size, weight) <= room ? "…" : "" }
    var kept = String(characters[..<low])
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text in up to so many lines that fit the room, broken at blanks; the last is cut where it must be.
  func wrapped(_ text: String, _ size: Double, room: Double, lines most: Int) -> [String] {
    if width(text, size) <= room || most < 2 { return [elided(text, size, room: room)] }
    var lines: [String] = []
    var line = ""
    let words = text.split(separator: " ").map(String.init)
    for (index, word) in words.enumerated() {
      let longer = line.isEmpty ? word : line + " " + word
      if width(longer, size) <= room || line.isEmpty {
        line = longer
      } else if lines.count == most - 1 {
        return lines + [elided(([line] + words[index...]).joined(separator: " "), size, room: room)]
      } else {
        lines.append(elided(line, size, room: room))
        line = word
      }
    }
    return lines + [elided(line, size, room: room)]
  }
}
