import CCairo
import Graphics

/// Owns a `cairo_font_face_t` of the project's family, which fontconfig replaces where it is not installed.
struct FontFace: ~Copyable {
  let pointer: OpaquePointer

  init(_ weight: Text.Weight) throws(CairoError) {
    let action = "find the font \(FontMetrics.family)"
    let created = cairo_toy_font_face_create(
      FontMetrics.family, CAIRO_FONT_SLANT_NORMAL,
      weight == .bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    guard let created else { throw .failed("out of memory", during: action) }
    let status = cairo_font_face_status(created)
    if status != CAIRO_STATUS_SUCCESS { cairo_font_face_destroy(created) }
    try CairoError.check(status, during: action)
    pointer = created
  }

  deinit { cairo_font_face_destroy(pointer) }
}
