import CCairo
import CHarfBuzz

extension ShapedText {
  /// Adds a box for one letter.
  mutating func append(_ box: MissingBox, for letter: String) {
    let cluster = cairo_text_cluster_t(
      num_bytes: Int32(truncatingIfNeeded: letter.utf8.count), num_glyphs: 1)
    runs.append(
      GlyphRun(
        typeface: box.typeface, glyphs: [cairo_glyph_t(index: 0, x: width, y: 0)], text: letter,
        clusters: [cluster]))
    width += box.width
  }

  /// Adds the shapes that HarfBuzz finds for a piece of a text.
  ///
  /// - Returns: the bytes of the text that begin something without a shape.
  mutating func append(
    _ piece: TextPiece, of bytes: [UInt8], shapedWith font: ShapingFont, language: String
  ) -> [Int] {
    let buffer = hb_buffer_create()
    defer { hb_buffer_destroy(buffer) }
    // The whole text, since letters at the piece's ends may join to those beside it.
    bytes.withUnsafeBytes { bytes in
      hb_buffer_add_utf8(
        buffer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(truncatingIfNeeded: bytes.count),
        UInt32(truncatingIfNeeded: piece.range.lowerBound),
        Int32(truncatingIfNeeded: piece.range.count))
    }
    hb_buffer_set_direction(buffer, piece.isBackward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, piece.script)
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1))
    hb_shape(font.pointer, buffer, Self.features, UInt32(Self.features.count))
    var count: UInt32 = 0
    let infos = UnsafeBufferPointer(
      start: hb_buffer_get_glyph_infos(buffer, &count),
      count: Int(hb_buffer_get_length(buffer)))
    let places = hb_buffer_get_glyph_positions(buffer, &count)
    var run = GlyphRun(
      typeface: font.typeface, text: String(decoding: bytes[piece.range], as: UTF8.self),
      isBackward: piece.isBackward)
    for (index, info) in infos.enumerated() {
      guard let place = places?[index] else { break }
      run.glyphs.append(
        cairo_glyph_t(
          index: UInt(info.codepoint), x: width + Double(place.x_offset) / font.unitsPerEm,
          y: -Double(place.y_offset) / font.unitsPerEm))
      width += Double(place.x_advance) / font.unitsPerEm
    }
    run.clusters = Self.clusters(
      starts: infos.map { Int($0.cluster) }, in: piece.range, isBackward: piece.isBackward)
    runs.append(run)
    return infos.filter { $0.codepoint == 0 }.map { Int($0.cluster) }
  }

  /// Letters stand as far apart as in text that is not shaped, and are not joined for looks alone.
  private static let features = ["-kern", "-liga", "-clig"].map { text in
    var feature = hb_feature_t()
    hb_feature_from_string(text, -1, &feature)
    return feature
  }

  /// How many bytes how many glyphs stand for, in the order of reading, of glyphs from left to right.
  static func clusters(
    starts: [Int], in range: Range<Int>, isBackward: Bool
  ) -> [cairo_text_cluster_t] {
    let starts = isBackward ? starts.reversed() : starts
    let bounds = starts.indices.filter { $0 == 0 || starts[$0] != starts[$0 - 1] } + [starts.count]
    return zip(bounds, bounds.dropFirst()).map { first, end in
      let byteEnd = end < starts.count ? starts[end] : range.upperBound
      return cairo_text_cluster_t(
        num_bytes: Int32(truncatingIfNeeded: byteEnd - starts[first]),
        num_glyphs: Int32(truncatingIfNeeded: end - first))
    }
  }
}
