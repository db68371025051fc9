import CCairo
import Graphics

extension Bitmap {
  /// A surface with a copy of the pixels, which documents may read when the bitmap is long gone.
  func surface() throws(CairoError) -> Surface {
    let surface = try Surface(CAIRO_FORMAT_ARGB32, width: width, height: height)
    cairo_surface_flush(surface.pointer)
    if let data = cairo_image_surface_get_data(surface.pointer) {
      pixels.withUnsafeBytes { pixels in
        UnsafeMutableRawBufferPointer(start: data, count: pixels.count).copyMemory(from: pixels)
      }
    }
    cairo_surface_mark_dirty(surface.pointer)
    return surface
  }

  /// The bitmap as cairo's own PNG file, to be embedded in documents.
  func pngFile() throws(CairoError) -> [UInt8] {
    let surface = try surface()
    let sink = ByteSink()
    try sink.collect { write, target throws(CairoError) in
      try CairoError.check(
        cairo_surface_write_to_png_stream(surface.pointer, write, target),
        during: "embed a picture")
    }
    return sink.bytes
  }
}
