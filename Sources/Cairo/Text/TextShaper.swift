import Graphics
import Synchronization

/// Turns text into shapes: what measures text and what draws it both ask here. One serves any number of threads.
final class TextShaper: Sendable {
  private struct Key: Hashable {
    let string: String
    let weight: Text.Weight

    /// Swift's equal strings may have different letters: é, or e and an accent.
    static func == (a: Key, b: Key) -> Bool {
      a.weight == b.weight && a.string.utf8.elementsEqual(b.string.utf8)
    }
  }

  private struct State: ~Copyable {
    let regular: PlainFont
    let bold: PlainFont
    var fallback: FallbackShaper
    var known: [Key: ShapedText] = [:]
  }

  private let state: Mutex<State>

  /// Labels of a film are few; whoever draws ever new ones starts anew at this number.
  private static let capacity = 1024

  /// - Throws: `CairoError.noFont` where none is installed, `.failed` without memory.
  init(_ library: FontLibrary) throws(CairoError) {
    let regular = try PlainFont(.regular, in: library)
    let bold = try PlainFont(.bold, in: library)
    state = Mutex(State(regular: regular, bold: bold, fallback: FallbackShaper(library)))
  }

  private static let installed = Result { () throws(CairoError) in
    try TextShaper(FontLibrary())
  }

  /// The one for the fonts that are installed.
  static func shared() throws(CairoError) -> TextShaper { try installed.get() }

  /// The shapes of one line of text, found once and then remembered. O(length).
  func shape(_ string: String, _ weight: Text.Weight) throws(CairoError) -> ShapedText {
    try state.withLock { (state) throws(CairoError) in
      let key = Key(string: string, weight: weight)
      if let known = state.known[key] { return known }
      if state.known.count == Self.capacity { state.known.removeAll() }
      let line = string.printable
      let shaped: ShapedText
      if let plain = try weight == .bold ? state.bold.shape(line) : state.regular.shape(line) {
        shaped = plain
      } else {
        let box = weight == .bold ? state.bold.box : state.regular.box
        shaped = try state.fallback.shape(line, weight, box: box)
      }
      state.known[key] = shaped
      return shaped
    }
  }
}
