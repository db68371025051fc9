import CCairo
import Graphics

/// Scenes as PDF files: vectors, with the font in the file and text that can be searched.
public enum PDF {
  /// One page as large as the scene, a pixel being 1/72 inch. The same scene gives the same bytes.
  ///
  /// - Throws: `CairoError`.
  public static func encode(_ scene: Scene) throws(CairoError) -> [UInt8] {
    try encode(scene, shaper: TextShaper.shared())
  }

  static func encode(_ scene: Scene, shaper: TextShaper) throws(CairoError) -> [UInt8] {
    try CairoError.check(width: scene.size.width, height: scene.size.height)
    let sink = ByteSink()
    try sink.collect { write, target throws(CairoError) in
      let surface = try Surface(
        adopting: cairo_pdf_surface_create_for_stream(
          write, target, Double(scene.size.width), Double(scene.size.height)),
        during: "begin a PDF file")
      // Otherwise cairo writes the time of day, and no two files are equal.
      cairo_pdf_surface_set_metadata(
        surface.pointer, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
      let context = try Context(on: surface)
      let painter = Painter(context.pointer, size: scene.size)
      if let background = scene.background { painter.flood(background) }
      try paint(scene.marks, with: painter, shaper)
      try context.check()
      cairo_surface_finish(surface.pointer)
      try CairoError.check(cairo_surface_status(surface.pointer), during: "finish a PDF file")
    }
    return sink.bytes
  }

  private static func paint(
    _ marks: [Mark], with painter: Painter, _ shaper: TextShaper
  ) throws(CairoError) {
    for mark in marks {
      switch mark {
      case .path(let path, let fill, let stroke): painter.paint(path, fill: fill, stroke: stroke)
      case .symbols(let symbols): painter.paint(symbols)
      case .text(let text):
        guard text.isDrawable else { continue }
        let shaped = try shaper.shape(text.string, text.weight)
        try painter.paint(text, shapedAs: shaped, asOutlines: false)
      case .image(let image): try painter.paint(image)
      case .clipped(let rect, let inner):
        let visible = rect.intersection(painter.bounds)
        guard visible.width > 0, visible.height > 0 else { continue }
        painter.save()
        defer { painter.restore() }
        painter.clip(to: visible)
        try paint(inner, with: painter, shaper)
      }
    }
  }
}
