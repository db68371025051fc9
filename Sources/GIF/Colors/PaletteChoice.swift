extension GIF {
  /// The colours of a film and how it uses them, from which palettes of any fidelity are chosen: what they have in common is
  /// found once.
  public struct PaletteChoice: Sendable {
    /// All colours of the film, where there is room for them.
    private let exact: Palette?
    /// `nil` where all colours serve every fidelity that will be asked for.
    private let search: PaletteSearch?
    private let isDithered: Bool
    private let sample: FilmSample

    /// Of the bits of fewer colours, what those of all may be.
    private static let exactShare = 1.05

    /// - Parameters:
    ///   - tally: what all frames of the film add up to.
    ///   - film: the frames, a few of which are looked at.
    ///   - options: with the first fidelity that is asked for.
    ///   - bitPrice: what palettes of this film or one alike have learnt.
    /// - Throws: ``GIF/EncodingError/packedFrame`` if the bytes are not those of a packed frame, and what
    ///   the film throws.
    public init(
      _ tally: ColorTally, film: PackedFilm, packer: FramePacker, options: Options = Options(),
      bitPrice: BitPrice = BitPrice()
    ) throws {
      let (entries, colors, isComplete, hasTransparentPixels) = tally.entries(
        backdrop: packer.backdrop)
      let room = options.colors - (hasTransparentPixels ? 1 : 0)
      exact =
        isComplete && entries.count <= room
        ? Palette(
          exact: colors, weights: entries.map(\.weight),
          hasTransparentPixels: hasTransparentPixels, hasTransparentIndex: hasTransparentPixels)
        : nil
      isDithered = options.dithering != .none
      sample = FilmSample(film, packer: packer)
      if exact != nil, options.targetPSNR == nil || isDithered {
        search = nil
        return
      }
      let use = try sample.colorUse()
      let whole = entries.reduce(0) { $0 + $1.weight }
      let samples = entries.indices.map { i in
        Quantizer.Sample(
          point: entries[i].point, weight: entries[i].weight,
          importance: entries[i].weight * power(whole / entries[i].weight, 0.05),
          changes: entries[i].weight * (isComplete ? use.changeRate(of: colors[i]) : 1))
      }
      let spots = samples.filter { tally.spots.contains(ColorSpace.color($0.point)) }
      search = PaletteSearch(
        samples: samples, spots: spots.sorted { $1.weight < $0.weight },
        colors: isComplete ? colors : nil,
        hasTransparentPixels: hasTransparentPixels, limit: options.colors - 1,
        effort: options.effort, isDithered: isDithered, bitPrice: bitPrice)
    }

    /// Chooses the fewest colours that reach a fidelity, or all that the film has where there is room for them and fewer would
    /// hardly take fewer bytes.
    ///
    /// - Parameters:
    ///   - targetPSNR: as in ``GIF/Options/targetPSNR``.
    ///   - isDraft: whether colours that are nearly as good will do, such as for an estimate.
    /// - Throws: as when the choice was made.
    /// - Complexity: O(colours · iterations), independent of the number of frames.
    public func palette(targetPSNR: Double?, isDraft: Bool = false) throws -> Palette {
      if let exact, targetPSNR == nil || isDithered { return exact }
      guard let best = try (isDraft ? search?.draft : search)?.best(sample, targetPSNR: targetPSNR)
      else {
        preconditionFailure("a fidelity that was not to be asked for")
      }
      if let exact, try sample.bits(exact) <= Self.exactShare * sample.bits(best) { return exact }
      return best
    }
  }
}
