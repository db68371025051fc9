/// Finds the palette that reaches a fidelity with the fewest bytes.
struct PaletteSearch {
  private let bitPrice: GIF.BitPrice
  private let samples: [Quantizer.Sample]
  /// Those of marks and areas, the largest first.
  private let spots: [Quantizer.Sample]
  /// The colours of the samples; `nil` if those are means over cells.
  private let colors: [UInt32]?
  private let hasTransparentPixels: Bool
  /// The most colours.
  private let limit: Int
  private let effort: GIF.Effort
  private let isDithered: Bool
  /// Clusters all samples, if there is time.
  private var quantizer: Quantizer
  /// Clusters so few that it can be asked many times.
  private let sketch: Quantizer
  private var isDraft: Bool

  init(
    samples: [Quantizer.Sample], spots: [Quantizer.Sample], colors: [UInt32]?,
    hasTransparentPixels: Bool, limit: Int, effort: GIF.Effort,
    isDithered: Bool, bitPrice: GIF.BitPrice
  ) {
    self.bitPrice = bitPrice
    self.samples = samples
    self.spots = spots
    self.colors = colors
    self.hasTransparentPixels = hasTransparentPixels
    self.effort = effort
    self.isDithered = isDithered
    isDraft = effort == .fast
    sketch = Quantizer(
      Quantizer.Sample.reduced(samples, exactCount: 4096), limit: limit)
    quantizer = isDraft ? sketch : Quantizer(samples, limit: limit)
    self.limit = min(limit, quantizer.limit)
  }

  private var iterations: Int {
    if isDraft { return 12 }
    return effort == .maximum ? 64 : 24
  }

  /// A search whose palettes are nearly as good, which is enough to estimate the length of a film.
  var draft: PaletteSearch {
    var draft = self
    draft.quantizer = Quantizer(
      Quantizer.Sample.reduced(samples, exactCount: 16_384), limit: limit)
    draft.isDraft = true
    return draft
  }

  /// The palette for the quality and effort asked for.
  ///
  /// Fewer colours, a higher price on bits in the palette, and on bits in the pixels: all trade error
  /// for bytes. Films are smallest at about the highest price that they bear, which is found by halving.
  ///
  /// - Parameter targetPSNR: `nil` for as little error as can be.
  func best(_ film: FilmSample, targetPSNR: Double?) throws -> GIF.Palette {
    let error = targetPSNR.map { GIF.meanSquaredError(decibels: $0) } ?? 0
    let palette = try common(error, film)
    let canBeLocal = effort != .fast && !isDithered && !hasTransparentPixels
    guard canBeLocal else { return palette }
    return try film.withLocalPalettes(
      palette, error: error, splitError: sketch.splitError(count: palette.colors.count)) ?? palette
  }

  /// One palette for all frames.
  private func common(_ error: Double, _ film: FilmSample) throws -> GIF.Palette {
    var share: Double?
    guard
      let count = sketch.count(
        reaching: error, in: min(4, limit)...limit, price: 0, share: &share)
    else {
      return palette(count: limit, price: 0)
    }
    if isDithered {
      // Patterns cost whatever the palette says.
      return palette(count: count, price: 0)
    }
    return try balanced(error, film, count: count, share: share)
  }

  /// The palette of the fewest colours, from `count` on, that reach an error, at about the highest price that can be.
  ///
  /// Prices make colours fall together, so more are needed; but with too many of them the iteration ends in a worse
  /// place. And they add errors to pixels, which may be up to half of all.
  private func balanced(
    _ error: Double, _ film: FilmSample, count: Int, share: Double?
  ) throws -> GIF.Palette {
    let range = range(from: count)
    var share = share
    let first = min(2 * bitPrice.last, GIF.BitPrice.first)
    var price = Float(first * error)
    while price >= 1 {
      var step: Float = 0.5
      if let few = sketch.count(reaching: error, in: range, price: price, share: &share) {
        let added = try film.addedError(draft(count: few, price: price), effort: effort)
        if added <= error / 2,
          let palette = palette(reaching: error - added, in: range, price: price, share: &share)
        {
          bitPrice.last = Double(price) / error
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
    reaching error: Double, in range: ClosedRange<Int>, price: Float, share: inout Double?
  ) -> GIF.Palette? {
    // What a search by few iterations finds gets a little better by more of the same.
    let rough = isDraft ? 1.04 * error : error
    guard var count = sketch.count(reaching: rough, in: range, price: price, share: &share)
    else { return nil }
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
    let (result, added) = quantizer.colors(
      count: count, price: price, iterations: iterations, keeping: spots, limit: limit)
    return GIF.Palette(
      result, price: price, samples: samples, colors: colors, spots: added,
      hasTransparentPixels: hasTransparentPixels)
  }
}
