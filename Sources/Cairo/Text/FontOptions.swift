import CCairo

/// Owns `cairo_font_options_t`: grey antialiasing and no hinting, so that the same text has the same pixels on every
/// machine and the same proportions at every size.
struct FontOptions: ~Copyable {
  let pointer: OpaquePointer

  init() throws(CairoError) {
    let action = "choose how text is drawn"
    guard let created = cairo_font_options_create() else {
      throw .failed("out of memory", during: action)
    }
    let status = cairo_font_options_status(created)
    if status != CAIRO_STATUS_SUCCESS { cairo_font_options_destroy(created) }
    try CairoError.check(status, during: action)
    cairo_font_options_set_antialias(created, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(created, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(created, CAIRO_HINT_METRICS_OFF)
    pointer = created
  }

  deinit { cairo_font_options_destroy(pointer) }
}
