extension GIF {
  /// The colours of a film, and which of them stands for each colour of its frames.
  ///
  /// One palette serves all frames: it is weighted by playing time, so that what is seen longest is
  /// shown best, and a pixel that does not change keeps its index.
  public struct Palette: Sendable, Equatable {
    /// `0xRRGGBB` for each index, the most used first. The transparent index, if any, is the first.
    public let colors: [UInt32]
    /// The index that leaves the pixel below as it is.
    public let transparentIndex: UInt8?
    /// Whether every pixel keeps its colour.
    public let isExact: Bool
    /// What the palette does to the film, in dB over all pixels and the playing time; infinite if exact.
    /// Frames with palettes of their own are better.
    public let peakSignalToNoiseRatio: Double

    /// The squared error of a pixel in one frame that was worth a bit; 0 if errors were to be least.
    let price: Float
    /// Squared levels, over all channels, pixels and the playing time.
    let meanSquaredError: Double
    /// What the choice of colours makes small: the mean squared distance, by importance.
    let meanDistortion: Double
    /// Whether any frame has transparent pixels.
    let hasTransparentPixels: Bool
    let map: ColorMap
    /// How much of this palette's error is to remain where frames have palettes of their own; `nil` if none
    /// has.
    var localShare: Double?

    /// A palette of colours that the film has, each for itself.
    init(exact colors: [UInt32], weights: [Double], hasTransparentPixels: Bool, limit: Int) {
      let isFull = colors.count + (hasTransparentPixels ? 1 : 0) >= limit
      let hasTransparentIndex = hasTransparentPixels || !isFull
      let order = colors.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
      let sorted = order.map { colors[$0] }
      let base = hasTransparentIndex ? 1 : 0
      map = ColorMap(colors: sorted, indices: sorted.indices.map { UInt8($0 + base) })
      self.colors = hasTransparentIndex ? [0] + sorted : sorted
      transparentIndex = hasTransparentIndex ? 0 : nil
      self.hasTransparentPixels = hasTransparentPixels
      isExact = true
      peakSignalToNoiseRatio = .infinity
      meanSquaredError = 0
      meanDistortion = 0
      price = 0
    }

    /// A palette that stands for more colours than it has.
    /// - Parameters:
    ///   - quantized: its colours.
    ///   - samples: the colours of the film, or means over cells if it has too many.
    ///   - colors: the colours of the samples; `nil` if those are means.
    init(
      _ quantized: Quantizer.Result, price: Float, samples: [Quantizer.Sample], colors: [UInt32]?,
      hasTransparentPixels: Bool
    ) {
      var (rounded, bits) = Self.rounded(quantized)
      var search = NearestColor(rounded.map { ColorSpace.point($0) }, bits: bits)
      var use = [Double](repeating: 0, count: rounded.count)
      for sample in samples {
        use[search.nearest(to: sample.point, price: price * sample.price).index] += sample.weight
      }
      let order = rounded.indices.filter { use[$0] > 0 }.sorted {
        (use[$1], $0) < (use[$0], $1)
      }
      rounded = order.map { rounded[$0] }
      bits = order.map { bits[$0] }

      let points = rounded.map { ColorSpace.point($0) }
      search = NearestColor(points, bits: bits)
      var (error, weight) = (0.0, 0.0)
      var (cost, importance) = (0.0, 0.0)
      var indices: [UInt8] = []
      for sample in samples {
        let (index, distance) = search.nearest(to: sample.point, price: price * sample.price)
        let offset = sample.point - points[index]
        error += Double(ColorSpace.squaredLevels(offset)) * sample.weight
        weight += sample.weight
        cost += Double(distance) * sample.importance
        importance += sample.importance
        indices.append(UInt8(index + 1))
      }
      if let colors {
        map = ColorMap(colors: colors, indices: indices)
      } else {
        map = ColorMap(
          cells: (0..<ColorCells.count).map { cell in
            UInt8(search.nearest(to: ColorCells.center(of: cell), price: price).index + 1)
          })
      }
      self.colors = [0] + rounded
      transparentIndex = 0
      self.hasTransparentPixels = hasTransparentPixels
      isExact = false
      meanSquaredError = error / max(3 * weight, 1)
      meanDistortion = cost / max(3 * importance, 1)
      self.price = price
      peakSignalToNoiseRatio = Self.decibels(65_025 / max(meanSquaredError, 1e-9))
    }

    /// The nearest colours of whole levels, each once.
    private static func rounded(
      _ quantized: Quantizer.Result
    ) -> (colors: [UInt32], bits: [Float]) {
      var seen = Set<UInt32>()
      var colors: [UInt32] = []
      var bits: [Float] = []
      for (point, cost) in zip(quantized.colors, quantized.bits) {
        let color = ColorSpace.color(point)
        guard seen.insert(color).inserted else { continue }
        colors.append(color)
        bits.append(cost)
      }
      return (colors, bits)
    }
  }
}
