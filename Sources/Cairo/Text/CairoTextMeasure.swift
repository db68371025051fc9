import Graphics

/// Widths of text in the very fonts that draw it. One serves any number of threads.
///
/// A text is measured once, O(length), and its width scaled after that: fonts are not hinted, so widths grow linearly with
/// the em.
public final class CairoTextMeasure: TextMeasure {
  private let shaper: TextShaper

  /// Measures with the fonts that are installed.
  ///
  /// - Throws: `CairoError.noFont` where there is none, `.failed` without memory.
  public convenience init() throws(CairoError) {
    self.init(try TextShaper.shared())
  }

  init(_ shaper: TextShaper) { self.shaper = shaper }

  /// The sum of the letters' advances, spaces at the ends included; 0 without memory.
  public func width(of string: String, size: Double, weight: Text.Weight) -> Double {
    ((try? shaper.shape(string, weight))?.width ?? 0) * size
  }

  /// The letters that no installed font has, each once, which are drawn as boxes.
  public func missingLetters(in string: String) -> [Character] {
    (try? shaper.shape(string, .regular))?.missing ?? []
  }
}
