extension GIF {
  /// The colours of a film, and which of them stands for each colour of its frames.
  ///
  /// One palette serves all frames: it is weighted by playing time, so that what is seen longest is
  /// shown best, and a pixel that does not change keeps its index.
  public struct Palette: Sendable, Equatable {
    /// `0xRRGGBB` for each index, the most used first. The transparent index, if any, is the first.
    public let colors: [UInt32]
    /// The index that leaves the pixel below as it is; `nil` where each frame takes one that it has no other use for.
    public let transparentIndex: UInt8?
    /// Whether every pixel keeps its colour.
    public let isExact: Bool
    /// What the palette does to the film, in dB over all pixels and the playing time; infinite if exact.
    /// About, by a few frames, where frames have palettes of their own.
    public private(set) var peakSignalToNoiseRatio: Double

    /// The squared error of a pixel in one frame that was worth a bit; 0 if errors were to be least.
    let price: Float
    /// Squared levels, over all channels, pixels and the playing time.
    let meanSquaredError: Double
    /// What the choice of colours makes small: the mean squared distance, by importance.
    let meanDistortion: Double
    /// Whether any frame has transparent pixels.
    let hasTransparentPixels: Bool
    let map: ColorMap
    /// The mean squared error that frames with palettes of their own are to have; `nil` if none has.
    private(set) var localError: Double?

    /// Whether frames may have palettes of their own, each of as many colours.
    public var isLocal: Bool { localError != nil }

    /// Whether its colours hardly reach the fidelity asked for, or don't: no error is left to be traded for bits.
    var isStrained: Bool { price == 0 && !isExact }

    /// A palette of colours that the film has, each for itself.
    ///
    /// - Parameter hasTransparentIndex: as it must have if any frame has transparent pixels.
    init(
      exact colors: [UInt32], weights: [Double], hasTransparentPixels: Bool,
      hasTransparentIndex: Bool
    ) {
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
    ///   - spots: what is near to these keeps its colour at any price.
    init(
      _ quantized: Quantizer.Result, price: Float, samples: [Quantizer.Sample], colors: [UInt32]?,
      spots: [ColorSpace.Point] = [], hasTransparentPixels: Bool
    ) {
      func bitPrice(at point: ColorSpace.Point) -> Float {
        spots.contains { Quantizer.Result.isSame($0, point) } ? 0 : price
      }
      let (rounded, bits) = Self.rounded(quantized)
      let search = NearestColor(rounded.map { ColorSpace.point($0) }, bits: bits)
      var use = [Double](repeating: 0, count: rounded.count)
      var (error, weight) = (0.0, 0.0)
      var (cost, importance) = (0.0, 0.0)
      var guess = 0
      let nearest = samples.map { sample in
        let (index, distance) = search.nearest(
          to: sample.point, price: bitPrice(at: sample.point) * sample.price, guess: guess)
        let offset = sample.point - search.colors[index]
        error += Double(ColorSpace.squaredLevels(offset)) * sample.weight
        weight += sample.weight
        cost += Double(distance) * sample.importance
        importance += sample.importance
        use[index] += sample.weight
        // Samples are in the order of their colours, so the next one is often near.
        guess = index
        return index
      }
      let order = rounded.indices.filter { use[$0] > 0 }.sorted {
        (use[$1], $0) < (use[$0], $1)
      }
      let used = order.map { rounded[$0] }
      if let colors {
        var indices = [UInt8](repeating: 0, count: rounded.count)
        for (index, color) in order.enumerated() { indices[color] = UInt8(index + 1) }
        map = ColorMap(colors: colors, indices: nearest.map { indices[$0] })
      } else {
        let search = NearestColor(
          used.map { ColorSpace.point($0) }, bits: order.map { bits[$0] })
        map = ColorMap(
          cells: (0..<ColorCells.count).map { cell in
            let center = ColorCells.center(of: cell)
            return UInt8(search.nearest(to: center, price: bitPrice(at: center)).index + 1)
          })
      }
      self.colors = [0] + used
      transparentIndex = 0
      self.hasTransparentPixels = hasTransparentPixels
      isExact = false
      meanSquaredError = error / max(3 * weight, 1)
      meanDistortion = cost / max(3 * importance, 1)
      self.price = price
      peakSignalToNoiseRatio = GIF.decibels(
        meanSquaredError: max(meanSquaredError, 1e-9))
    }

    /// The same for frames that may have palettes of their own beside it.
    /// - Parameters:
    ///   - error: the mean squared error that these are to have.
    ///   - found: what they have, about.
    func local(error: Double, found: Double) -> GIF.Palette {
      var palette = self
      palette.localError = error
      palette.peakSignalToNoiseRatio = GIF.decibels(meanSquaredError: max(found, 1e-9))
      return palette
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
