import CCairo

/// Owns a `cairo_scaled_font_t`: a font at one size.
struct ScaledFont: ~Copyable {
  let pointer: OpaquePointer

  init(_ typeface: Typeface, size: Double) throws(CairoError) {
    let action = "scale the font to \(size) pixels"
    let options = try FontOptions()
    var em = cairo_matrix_t()
    var identity = cairo_matrix_t()
    cairo_matrix_init_scale(&em, size, size)
    cairo_matrix_init_identity(&identity)
    guard let created = cairo_scaled_font_create(typeface.pointer, &em, &identity, options.pointer)
    else { throw .failed("out of memory", during: action) }
    let status = cairo_scaled_font_status(created)
    if status != CAIRO_STATUS_SUCCESS { cairo_scaled_font_destroy(created) }
    try CairoError.check(status, during: action)
    pointer = created
  }

  deinit { cairo_scaled_font_destroy(pointer) }
}
