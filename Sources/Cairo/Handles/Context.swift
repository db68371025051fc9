import CCairo

/// Owns a `cairo_t`, the state of drawing on a surface.
struct Context: ~Copyable {
  let pointer: OpaquePointer

  init(on surface: borrowing Surface) throws(CairoError) {
    let action = "begin to draw"
    guard let created = cairo_create(surface.pointer) else {
      throw .failed("out of memory", during: action)
    }
    let status = cairo_status(created)
    if status != CAIRO_STATUS_SUCCESS { cairo_destroy(created) }
    try CairoError.check(status, during: action)
    pointer = created
  }

  deinit { cairo_destroy(pointer) }

  /// Throws what went wrong since the context was made; after that it draws nothing more.
  func check() throws(CairoError) {
    try CairoError.check(cairo_status(pointer), during: "draw")
  }
}
