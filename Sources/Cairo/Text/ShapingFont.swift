import CCairo
import CHarfBuzz

/// A font that HarfBuzz shapes text with.
final class ShapingFont {
  let typeface: Typeface
  /// An `hb_font_t`, whose lengths are in the font's own units.
  let pointer: OpaquePointer
  let unitsPerEm: Double

  /// The font of a pattern that fontconfig has completed; `nil` for a file of another kind than TrueType and OpenType.
  init?(_ pattern: borrowing FontPattern) throws(CairoError) {
    guard let file = Typeface.file(of: pattern.pointer) else { return nil }
    var index: Int32 = 0
    FcPatternGetInteger(pattern.pointer, FC_INDEX, 0, &index)
    let blob = hb_blob_create_from_file(file)
    defer { hb_blob_destroy(blob) }
    // The upper half of an index names a weight of a font that has several.
    let (face, instance) = (UInt32(index & 0xFFFF), UInt32(index >> 16))
    guard face < hb_face_count(blob) else { return nil }
    let opened = hb_face_create(blob, face)
    defer { hb_face_destroy(opened) }
    guard let font = hb_font_create(opened) else {
      throw .failed("out of memory", during: FontLibrary.action)
    }
    if instance > 0 { hb_font_set_var_named_instance(font, instance - 1) }
    pointer = font
    unitsPerEm = Double(hb_face_get_upem(opened))
    typeface = try Typeface(pattern)
  }

  deinit { hb_font_destroy(pointer) }
}
