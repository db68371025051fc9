extension GIF.Palette {
  /// Chooses the colours of a film: the fewest that reach ``GIF/Options/targetPSNR``, or all that it has where there is room
  /// for them and fewer would hardly take fewer bytes.
  ///
  /// - Parameters:
  ///   - tally: what all frames of the film add up to.
  ///   - film: the frames, a few of which are looked at.
  /// - Throws: ``GIF/EncodingError/packedFrame`` if the bytes are not those of a packed frame, and what
  ///   the film throws.
  /// - Complexity: O(colours · iterations), independent of the number of frames.
  public init(
    _ tally: GIF.ColorTally, film: GIF.PackedFilm, packer: GIF.FramePacker,
    options: GIF.Options = GIF.Options()
  ) throws {
    self = try GIF.PaletteChoice(tally, film: film, packer: packer, options: options)
      .palette(targetPSNR: options.targetPSNR)
  }
}
