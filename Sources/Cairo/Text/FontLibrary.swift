import CCairo

/// The fonts that fontconfig knows.
final class FontLibrary: @unchecked Sendable {
  // Fontconfig's functions may be called from any thread, and a configuration does not change once it is built.
  /// An `FcConfig`; `nil` is the machine's own.
  let configuration: OpaquePointer?

  static let action = "find a font"

  /// The fonts that are installed.
  init() { configuration = nil }

  /// The fonts that `configuration`, a fonts.conf, names.
  init(configuration text: String) throws(CairoError) {
    guard let created = FcConfigCreate() else {
      throw .failed("out of memory", during: Self.action)
    }
    configuration = created
    guard FcConfigParseAndLoadFromMemory(created, text, FcTrue) == FcTrue,
      FcConfigBuildFonts(created) == FcTrue
    else { throw .failed("its configuration cannot be read", during: Self.action) }
  }

  deinit {
    if let configuration { FcConfigDestroy(configuration) }
  }

  /// The font that fits a request best.
  ///
  /// - Throws: `CairoError.noFont` where none is installed.
  func best(_ request: FontRequest) throws(CairoError) -> Typeface {
    let pattern = try FontPattern(request, in: self)
    var result = FcResultMatch
    guard let found = FcFontMatch(configuration, pattern.pointer, &result) else { throw .noFont }
    let font = FontPattern(adopting: found)
    guard Typeface.file(of: font.pointer) != nil else { throw .noFont }
    return try Typeface(font)
  }
}
