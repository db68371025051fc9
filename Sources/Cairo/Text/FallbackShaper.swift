import Graphics

/// Shapes text that the project's font lacks letters of, or whose letters join, combine or run from right to left: each
/// letter in the first installed font that has it.
struct FallbackShaper {
  private let library: FontLibrary
  private var chains: [FontRequest: FontChain] = [:]

  init(_ library: FontLibrary) { self.library = library }

  /// O(letters · fonts).
  ///
  /// - Parameter box: what stands for a letter that no font has.
  mutating func shape(
    _ text: String, _ weight: Text.Weight, box: MissingBox
  ) throws(CairoError) -> ShapedText {
    let request = FontRequest(weight: weight, language: FontRequest.language(of: text))
    let bytes = Array(text.utf8)
    let pieces = try pieces(of: text, request)
    var shaped = ShapedText()
    var missing: [Int] = []
    for piece in Directions.ordered(pieces, level: \.level) {
      if let font = piece.font {
        missing += shaped.append(piece, of: bytes, shapedWith: font, language: request.language)
      } else {
        shaped.append(box, for: String(decoding: bytes[piece.range], as: UTF8.self))
        missing.append(piece.range.lowerBound)
      }
    }
    shaped.missing = Self.letters(of: text, at: missing)
    return shaped
  }

  /// The text in the order of reading.
  private mutating func pieces(
    of text: String, _ request: FontRequest
  ) throws(CairoError) -> [TextPiece] {
    let letters = Array(text)
    let scripts = Scripts.of(letters)
    let levels = Directions.levels(of: Array(text.unicodeScalars))
    var pieces: [TextPiece] = []
    var (byte, scalar) = (0, 0)
    for (letter, script) in zip(letters, scripts) {
      let piece = TextPiece(
        range: byte..<byte + letter.utf8.count, font: try font(of: letter, request), script: script,
        level: levels[scalar])
      if let last = pieces.last, last.continues(in: piece) {
        pieces[pieces.count - 1].range = last.range.lowerBound..<piece.range.upperBound
      } else {
        pieces.append(piece)
      }
      byte = piece.range.upperBound
      scalar += letter.unicodeScalars.count
    }
    return pieces
  }

  /// The first font that has the whole letter, else the first that has what its marks are on.
  private mutating func font(
    of letter: Character, _ request: FontRequest
  ) throws(CairoError) -> ShapingFont? {
    var request = request
    request.isEmoji = letter.isEmoji
    let chain: FontChain
    if let known = chains[request] {
      chain = known
    } else {
      chain = try FontChain(request, in: library)
      chains[request] = chain
    }
    let scalars = letter.unicodeScalars.filter {
      !$0.properties.isDefaultIgnorableCodePoint
    }.map(\.self)
    if let font = try chain.font(having: scalars) { return font }
    return scalars.count > 1 ? try chain.font(having: Array(scalars.prefix(1))) : nil
  }

  /// The letters that contain the given bytes, each once, in the order of reading.
  private static func letters(of text: String, at bytes: [Int]) -> [Character] {
    guard !bytes.isEmpty else { return [] }
    var letters: [Character] = []
    var start = 0
    for letter in text {
      let end = start + letter.utf8.count
      if bytes.contains(where: { start..<end ~= $0 }), !letters.contains(letter) {
        letters.append(letter)
      }
      start = end
    }
    return letters
  }
}

extension Character {
  /// Whether it is shown as a coloured picture where there is one.
  fileprivate var isEmoji: Bool {
    let selectors = unicodeScalars.map(\.value)
    if selectors.contains(0xFE0F) { return true }
    return !selectors.contains(0xFE0E)
      && unicodeScalars.contains { $0.properties.isEmojiPresentation }
  }
}
