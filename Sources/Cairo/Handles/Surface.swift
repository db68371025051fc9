import CCairo

/// Owns a `cairo_surface_t`.
struct Surface: ~Copyable {
  let pointer: OpaquePointer

  /// Takes over the reference that a `cairo_…_create` function returned.
  init(adopting created: OpaquePointer?, during action: String) throws(CairoError) {
    guard let created else { throw .failed("out of memory", during: action) }
    let status = cairo_surface_status(created)
    if status != CAIRO_STATUS_SUCCESS { cairo_surface_destroy(created) }
    try CairoError.check(status, during: action)
    pointer = created
  }

  /// An image in memory, transparent at first.
  init(_ format: cairo_format_t, width: Int, height: Int) throws(CairoError) {
    try CairoError.check(width: width, height: height)
    try self.init(
      adopting: cairo_image_surface_create(
        format, Int32(truncatingIfNeeded: width), Int32(truncatingIfNeeded: height)),
      during: "make a picture of \(width) by \(height) pixels")
  }

  deinit { cairo_surface_destroy(pointer) }
}
