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
    let (entries, colors, isComplete, hasTransparentPixels) = tally.entries(
      backdrop: packer.backdrop)
    let room = options.colors - (hasTransparentPixels ? 1 : 0)
    let exact =
      isComplete && entries.count <= room
      ? GIF.Palette(
        exact: colors, weights: entries.map(\.weight), hasTransparentPixels: hasTransparentPixels,
        hasTransparentIndex: hasTransparentPixels) : nil
    if let exact, options.targetPSNR == nil || options.dithering != .none {
      self = exact
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
    let spots = samples.filter { tally.spots.contains(ColorSpace.color($0.point)) }
    let search = PaletteSearch(
      samples: samples, spots: spots.sorted { $1.weight < $0.weight },
      colors: isComplete ? colors : nil,
      hasTransparentPixels: hasTransparentPixels, limit: options.colors - 1,
      effort: options.effort)
    let best = try search.best(sample, options: options)
    if let exact, try sample.bits(exact) <= Self.exactShare * sample.bits(best) {
      self = exact
    } else {
      self = best
    }
  }
  /// Of the bits of fewer colours, what those of all may be.
  private static var exactShare: Double { 1.05 }
}
