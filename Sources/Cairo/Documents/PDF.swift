import CCairo
import Graphics

/// Scenes as PDF files: vectors, with text that can be searched.
public enum PDF {
  /// One page as large as the scene, a pixel being 1/72 inch. The same scene gives the same bytes.
  ///
  /// - Throws: `CairoError`.
  public static func encode(_ scene: Scene) throws(CairoError) -> [UInt8] {
    try Document(name: "PDF", create: cairo_pdf_surface_create_for_stream).encode(scene) {
      surface in
      // Otherwise cairo writes the time of day, and no two files are equal.
      cairo_pdf_surface_set_metadata(
        surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    }
  }
}
