import CCairo

/// All fonts, in the order in which letters are looked for in them.
final class FontChain {
  private let request: FontPattern
  private let configuration: OpaquePointer?
  private let fonts: UnsafeMutablePointer<FcFontSet>
  /// What was opened so far; `nil` for a file that cannot be used.
  private var opened: [Int: ShapingFont?] = [:]

  init(_ request: FontRequest, in library: FontLibrary) throws(CairoError) {
    let pattern = try FontPattern(request, in: library)
    var result = FcResultMatch
    // Without fonts that have no letter which those before lack.
    let sorted = FcFontSort(library.configuration, pattern.pointer, FcTrue, nil, &result)
    guard let sorted else { throw .noFont }
    fonts = sorted
    configuration = library.configuration
    self.request = pattern
  }

  deinit { FcFontSetDestroy(fonts) }

  /// The first font that has all of `scalars`; O(fonts).
  func font(having scalars: [Unicode.Scalar]) throws(CairoError) -> ShapingFont? {
    for index in 0..<Int(fonts.pointee.nfont) {
      guard let pattern = fonts.pointee.fonts[index], Self.has(scalars, pattern),
        let font = try open(index, pattern)
      else { continue }
      return font
    }
    return nil
  }

  private static func has(_ scalars: [Unicode.Scalar], _ pattern: OpaquePointer) -> Bool {
    var letters: OpaquePointer?
    FcPatternGetCharSet(pattern, FC_CHARSET, 0, &letters)
    guard let letters else { return false }
    return scalars.allSatisfy { FcCharSetHasChar(letters, $0.value) == FcTrue }
  }

  private func open(_ index: Int, _ pattern: OpaquePointer) throws(CairoError) -> ShapingFont? {
    if let known = opened[index] { return known }
    var font: ShapingFont?
    // A font of a continuous range of weights is there a second time, once for each of its named ones.
    var isVariable = FcFalse
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &isVariable)
    if isVariable == FcFalse,
      let prepared = FcFontRenderPrepare(configuration, request.pointer, pattern)
    {
      font = try ShapingFont(FontPattern(adopting: prepared))
    }
    opened[index] = .some(font)
    return font
  }
}
