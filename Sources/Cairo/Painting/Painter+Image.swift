import CCairo
import Graphics

extension Painter {
  /// Draws a bitmap through cairo's own filters, for documents and for pictures made smaller.
  func paint(_ image: RasterImage) throws(CairoError) {
    let (bitmap, frame) = (image.bitmap, image.frame)
    guard image.isDrawable else { return }
    let surface = try bitmap.surface()
    save()
    defer { restore() }
    clip(to: frame)
    cairo_translate(context, frame.x, frame.y)
    cairo_scale(context, frame.width / Double(bitmap.width), frame.height / Double(bitmap.height))
    cairo_set_source_surface(context, surface.pointer, 0, 0)
    let pattern = cairo_get_source(context)
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    cairo_pattern_set_filter(
      pattern,
      image.isReduced
        ? CAIRO_FILTER_GOOD : image.isSmooth ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST)
    cairo_paint(context)
  }
}

extension RasterImage {
  /// Whether there are pixels and a place for them.
  var isDrawable: Bool {
    bitmap.width > 0 && bitmap.height > 0 && frame.width > 1e-3 && frame.height > 1e-3
      && abs(frame.left) < 1e5 && abs(frame.top) < 1e5 && frame.width < 1e5 && frame.height < 1e5
  }

  /// Whether pixels would be lost between the centres that bilinear interpolation looks at.
  var isReduced: Bool {
    Double(bitmap.width) > 1.5 * frame.width || Double(bitmap.height) > 1.5 * frame.height
  }
}
