import Graphics

/// Scenes as SVG files: shapes to be edited, text to be searched, symbols once and then by reference.
public enum SVG {
  /// A document as large as the scene, in pixels. The same scene gives the same bytes.
  ///
  /// Text is kept as text: a viewer without DejaVu Sans puts Verdana, which is as wide, or another font in its place.
  ///
  /// - Parameters:
  ///   - title: what it is called, and
  ///   - description: what it tells those who do not see it; empty for none.
  /// - Throws: `CairoError`.
  public static func encode(
    _ scene: Scene, title: String = "", description: String = ""
  ) throws(CairoError) -> [UInt8] {
    try CairoError.check(width: scene.size.width, height: scene.size.height)
    var writer = SVGWriter(scene.size, title: title, description: description)
    if let background = scene.background {
      let whole = Rect(
        x: 0, y: 0, width: Double(scene.size.width), height: Double(scene.size.height))
      writer.append(.rectangle(whole), fill: background, stroke: nil)
    }
    try writer.append(scene.marks)
    return writer.finish()
  }
}
