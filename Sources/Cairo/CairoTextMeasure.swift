import CCairo
import Graphics
import Synchronization

/// Widths of text in the very fonts that draw it. One serves any number of threads.
///
/// A width is measured once for each string and weight, O(length), and scaled after that: fonts are not hinted, so
/// widths grow linearly with the em.
public final class CairoTextMeasure: TextMeasure {
  private struct Key: Hashable {
    let string: String
    let weight: Text.Weight
  }

  private struct State: ~Copyable {
    let regular: ScaledFont
    let bold: ScaledFont
    /// In ems.
    var widths: [Key: Double] = [:]
  }

  private let state: Mutex<State>

  /// Labels of films are few; whoever measures ever new ones starts anew at this number.
  private static let capacity = 4096
  /// The em that widths are measured at, in pixels: the units of most fonts, so that nothing is rounded.
  private static let em = 2048.0

  /// - Throws: `CairoError.failed` without memory.
  public init() throws(CairoError) {
    let regular = try ScaledFont(.regular, size: Self.em)
    let bold = try ScaledFont(.bold, size: Self.em)
    state = Mutex(State(regular: regular, bold: bold))
  }

  /// The sum of the letters' advances, spaces at the ends included.
  public func width(of string: String, size: Double, weight: Text.Weight) -> Double {
    let key = Key(string: string, weight: weight)
    let ems = state.withLock { state in
      if let known = state.widths[key] { return known }
      if state.widths.count == Self.capacity { state.widths.removeAll() }
      var extents = cairo_text_extents_t()
      cairo_scaled_font_text_extents(
        weight == .bold ? state.bold.pointer : state.regular.pointer, string, &extents)
      let width = extents.x_advance / Self.em
      state.widths[key] = width
      return width
    }
    return ems * size
  }
}
