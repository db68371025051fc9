extension GIF.Palette {
  /// Chooses the colours of a film.
  ///
  /// Exact if the film has few enough colours and the quality is at least the default's; else the fewest colours that reach
  /// ``GIF/Options/targetPSNR``.
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
    let (entries, colors, isComplete, hasTransparentPixels) = tally.entries(
      backdrop: packer.backdrop)
    let room = options.colors - (hasTransparentPixels ? 1 : 0)
    if isComplete, entries.count <= room, options.quality >= GIF.Options.defaultQuality {
      self.init(
        exact: colors, weights: entries.map(\.weight), hasTransparentPixels: hasTransparentPixels,
        hasTransparentIndex: hasTransparentPixels)
      return
    }
    let sample = FilmSample(film, packer: packer)
    let use = try sample.colorUse()
    let whole = entries.reduce(0) { $0 + $1.weight }
    let samples = entries.indices.map { i in
      Quantizer.Sample(
        point: entries[i].point, weight: entries[i].weight,
        importance: entries[i].weight * power(whole / entries[i].weight, 0.05),
        changes: entries[i].weight * (isComplete ? use.changeRate(of: colors[i]) : 1))
    }
    let search = PaletteSearch(
      samples: samples, colors: isComplete ? colors : nil,
      hasTransparentPixels: hasTransparentPixels, limit: options.colors - 1,
      effort: options.effort)
    self = try search.best(sample, options: options)
  }
}
