/// Finds the palette that reaches a fidelity with the fewest bytes.
struct PaletteSearch {
  private let samples: [Quantizer.Sample]
  /// Those of marks and areas, the largest first.
  private let spots: [Quantizer.Sample]
  /// The colours of the samples; `nil` if those are means over cells.
  private let colors: [UInt32]?
  private let hasTransparentPixels: Bool
  /// The most colours.
  private let limit: Int
  private let effort: GIF.Effort
  /// Clusters all samples, if there is time.
  private let quantizer: Quantizer
  /// Clusters so few that it can be asked many times.
  private let sketch: Quantizer

  init(
    samples: [Quantizer.Sample], spots: [Quantizer.Sample], colors: [UInt32]?,
    hasTransparentPixels: Bool, limit: Int, effort: GIF.Effort
  ) {
    self.samples = samples
    self.spots = spots
    self.colors = colors
    self.hasTransparentPixels = hasTransparentPixels
    self.effort = effort
    sketch = Quantizer(
      Quantizer.Sample.reduced(samples, exactCount: 4096), limit: limit)
    quantizer = effort == .fast ? sketch : Quantizer(samples, limit: limit)
    self.limit = min(limit, quantizer.limit)
  }

  private var iterations: Int {
    switch effort {
    case .fast: 12
    case .standard: 24
    case .maximum: 64
    }
  }

  /// The palette for the quality and effort asked for.
  ///
  /// Fewer colours, a higher price on bits in the palette, and on bits in the pixels: all trade error
  /// for bytes. They are in balance where a bit more costs the same error everywhere, so the price
  /// follows the slope of error over bits that the number of colours has, measured on the sample.
  func best(
    _ film: FilmSample, options: GIF.Options
  ) throws -> GIF.Palette {
    // Of quality 100, as little as can be.
    let error = options.targetPSNR.map { 65_025 / GIF.Palette.decibelRatio($0) } ?? 0
    guard let count = sketch.count(reaching: error, in: min(4, limit)...limit, price: 0) else {
      var palette = palette(count: limit, price: 0)
      // Half a decibel is not worth palettes of their own.
      if effort == .maximum, options.dithering == .none, !hasTransparentPixels,
        palette.meanSquaredError > 1.12 * error
      {
        palette.localShare = error / max(palette.meanSquaredError, .leastNormalMagnitude)
      }
      return palette
    }
    if options.dithering != .none {
      // Patterns cost whatever the palette says.
      return palette(count: count, price: 0)
    }
    // Without a look at the film, a price that is halved until colours can bear it.
    let price = effort == .fast ? Float(300 * error) : try price(film, count: count)
    return try balanced(error, film, price: price, count: count)
  }

  /// What a bit is worth, in squared levels: the slope of error over bits around a number of colours, and a half more,
  /// because what errors at edges are seen least.
  private func price(_ film: FilmSample, count: Int) throws -> Float {
    let few = draft(count: max(count * 4 / 5, 2), price: 0)
    let many = draft(count: min(count * 5 / 4, limit), price: 0)
    let bits = try film.bits(many) - film.bits(few)
    let gain = (few.meanDistortion - many.meanDistortion) * film.valueCount
    return bits > 0 && gain > 0 ? Float(1.5 * gain / bits) : 0
  }

  /// The palette of the fewest colours, from `count` on, that reach an error, at a price that is no higher than can be.
  ///
  /// Prices make colours fall together, so more are needed; but with too many of them the iteration ends in a worse
  /// place. And they add errors to pixels, which may be up to half of all.
  private func balanced(
    _ error: Double, _ film: FilmSample, price: Float, count: Int
  ) throws -> GIF.Palette {
    let range = range(from: count)
    var price = price
    while price >= 1 {
      var step: Float = 0.5
      if let few = sketch.count(reaching: error, in: range, price: price) {
        let added = try film.addedError(draft(count: few, price: price), effort: effort)
        if added <= error / 2,
          let palette = palette(reaching: error - added, in: range, price: price)
        {
          return palette
        }
        step = Float(min(max(error / 2 / max(added, 1e-9), 0.5), 0.7))
      }
      price *= step
    }
    return palette(count: count, price: 0)
  }

  /// With prices colours fall together, so up to half as many more are tried.
  private func range(from count: Int) -> ClosedRange<Int> {
    min(count, limit)...min(count + count / 2 + 1, limit)
  }

  /// The palette of the fewest colours that reach an error at a price; `nil` if none in the range does.
  private func palette(
    reaching error: Double, in range: ClosedRange<Int>, price: Float
  ) -> GIF.Palette? {
    // What a search by few iterations finds gets a little better by more of the same.
    let rough = effort == .fast ? 1.04 * error : error
    guard var count = sketch.count(reaching: rough, in: range, price: price) else { return nil }
    for _ in 0..<3 {
      let palette = palette(count: count, price: price)
      let miss = palette.meanSquaredError / error
      if miss <= 1.05 { return palette }
      count = min(Int(Double(count) * miss) + 1, limit)
    }
    return nil
  }

  /// A palette good enough to measure with.
  private func draft(count: Int, price: Float) -> GIF.Palette {
    GIF.Palette(
      sketch.colors(count: count, price: price, iterations: 6), price: price,
      samples: samples, colors: colors, hasTransparentPixels: hasTransparentPixels)
  }

  private func palette(count: Int, price: Float) -> GIF.Palette {
    var result = quantizer.colors(count: count, price: price, iterations: iterations)
    let missing = result.missing(spots, limit: limit / 4)
    if count + missing.count > limit {
      result = quantizer.colors(
        count: limit - missing.count, price: price, iterations: iterations)
    }
    result.colors += missing
    result.bits += [Float](repeating: result.bits.max() ?? 0, count: missing.count)
    return GIF.Palette(
      result, price: price, samples: samples, colors: colors, spots: missing,
      hasTransparentPixels: hasTransparentPixels)
  }
}
