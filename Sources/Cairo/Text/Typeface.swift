import CCairo

/// A font of any size.
final class Typeface: @unchecked Sendable {
  // A face is not changed once it is made, and cairo locks what it keeps for it.
  /// A `cairo_font_face_t`.
  let pointer: OpaquePointer
  /// Whether its letters are pictures with colours of their own, as emoji are.
  let isColored: Bool

  /// The font of a pattern that fontconfig has completed.
  init(_ pattern: borrowing FontPattern) throws(CairoError) {
    let action = "open the font \(Self.file(of: pattern.pointer) ?? "")"
    guard let created = cairo_ft_font_face_create_for_pattern(pattern.pointer) else {
      throw .failed("out of memory", during: action)
    }
    let status = cairo_font_face_status(created)
    if status != CAIRO_STATUS_SUCCESS { cairo_font_face_destroy(created) }
    try CairoError.check(status, during: action)
    pointer = created
    var colored = FcFalse
    FcPatternGetBool(pattern.pointer, FC_COLOR, 0, &colored)
    isColored = colored == FcTrue
  }

  deinit { cairo_font_face_destroy(pointer) }

  /// The path of the file that an `FcPattern` names.
  static func file(of pattern: OpaquePointer) -> String? {
    var file: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch, let file else {
      return nil
    }
    return String(cString: file)
  }
}
