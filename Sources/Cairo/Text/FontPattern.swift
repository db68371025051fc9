import CCairo
import Graphics

/// Owns an `FcPattern`, fontconfig's description of a font.
struct FontPattern: ~Copyable {
  let pointer: OpaquePointer

  /// Takes over the reference that a function of fontconfig returned.
  init(adopting pointer: OpaquePointer) { self.pointer = pointer }

  /// A request with what the configuration adds to it.
  init(_ request: FontRequest, in library: FontLibrary) throws(CairoError) {
    let options = try FontOptions()
    guard let pattern = FcPatternCreate() else {
      throw .failed("out of memory", during: FontLibrary.action)
    }
    pointer = pattern
    let families = (request.isEmoji ? ["emoji"] : []) + [FontMetrics.family, "sans-serif"]
    for family in families { FcPatternAddString(pattern, FC_FAMILY, family) }
    if request.isEmoji { FcPatternAddBool(pattern, FC_COLOR, FcTrue) }
    FcPatternAddString(pattern, FC_LANG, request.language)
    FcPatternAddInteger(
      pattern, FC_WEIGHT, request.weight == .bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
    FcConfigSubstitute(library.configuration, pattern, FcMatchPattern)
    cairo_ft_font_options_substitute(options.pointer, pattern)
    FcDefaultSubstitute(pattern)
  }

  deinit { FcPatternDestroy(pointer) }
}
