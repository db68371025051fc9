extension GIF.Palette {
  /// Chooses the colours of a film.
  ///
  /// Exact if the film has few enough colours; else the fewest that reach ``GIF/Options/targetPSNR``.
  /// - Parameters:
  ///   - tally: what all frames of the film add up to.
  ///   - frames: the film; a few of its frames are looked at.
  /// - Complexity: O(colours · iterations), independent of the number of frames.
  public init(
    _ tally: GIF.ColorTally, packer: GIF.FramePacker,
    frames: some RandomAccessCollection<GIF.PackedFrame>, options: GIF.Options = GIF.Options()
  ) throws(GIF.EncodingError) {
    let (entries, colors, isComplete) = tally.entries(backdrop: packer.backdrop)
    let hasTransparentPixels = tally.transparentWeight > 0
    let room = options.colors - (hasTransparentPixels ? 1 : 0)
    if isComplete, entries.count <= room {
      self.init(
        exact: colors, weights: entries.map(\.weight), hasTransparentPixels: hasTransparentPixels,
        limit: options.colors)
      return
    }
    let film = FilmSample(frames, count: 6)
    let use = try film.colorUse(packer)
    let samples = entries.indices.map { i in
      Quantizer.Sample(
        point: entries[i].point, weight: entries[i].weight,
        changes: entries[i].weight * (isComplete ? use.changeRate(of: colors[i]) : 1))
    }
    let search = PaletteSearch(
      samples: samples, colors: isComplete ? colors : nil,
      hasTransparentPixels: hasTransparentPixels, limit: options.colors - 1)
    self = try search.best(film, packer: packer, options: options)
  }
}
