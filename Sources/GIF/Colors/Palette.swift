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
    /// Whether any frame has transparent pixels.
    let hasTransparentPixels: Bool
    /// Whether every pixel keeps its colour.
    public let isExact: Bool
    /// What the palette does to the film, in dB over all pixels and the playing time; infinite if exact.
    public let peakSignalToNoiseRatio: Double

    let map: ColorMap

    /// Chooses the colours of a film.
    ///
    /// Exact if the film has few enough colours; else the fewest that reach ``Options/targetPSNR``.
    /// - Parameter tally: what all frames of the film add up to.
    /// - Complexity: O(colours · iterations), independent of the number of frames.
    public init(_ tally: ColorTally, packer: FramePacker, options: Options = Options()) {
      let (entries, colors, isComplete) = tally.entries(backdrop: packer.backdrop)
      let hasTransparentPixels = tally.transparentWeight > 0
      let room = options.colors - (hasTransparentPixels ? 1 : 0)
      if isComplete, entries.count <= room {
        self.init(
          points: entries.map(\.point), entries: entries, colors: colors,
          hasTransparentIndex: hasTransparentPixels || entries.count < room,
          hasTransparentPixels: hasTransparentPixels)
        return
      }
      let limit = options.colors - 1
      let reduced = entries.count > 1 << 16 ? Self.reduced(entries) : entries
      let quantizer = Quantizer(
        points: reduced.map(\.point), weights: reduced.map(\.weight), limit: limit)
      var count = limit
      if let target = options.targetPSNR {
        let error = 65_025 / Self.decibelRatio(target)
        count = quantizer.count(reaching: error, in: min(15, limit)...limit)
      }
      let iterations =
        switch options.effort {
        case .fast: 8
        case .standard: 24
        case .maximum: 64
        }
      self.init(
        points: quantizer.colors(count: count, iterations: iterations), entries: entries,
        colors: isComplete ? colors : nil, hasTransparentIndex: true,
        hasTransparentPixels: hasTransparentPixels)
    }

    /// Rounds the colours, sorts them by use, and maps every colour of the film to the nearest.
    /// - Parameter colors: the colours of the entries; `nil` if those stand for cells.
    private init(
      points: [Quantizer.Point], entries: [ColorTally.Entry], colors: [UInt32]?,
      hasTransparentIndex: Bool, hasTransparentPixels: Bool
    ) {
      var rounded = Self.rounded(points)
      var search = NearestColor(rounded.map(Self.point))
      var use = [Double](repeating: 0, count: rounded.count)
      for entry in entries { use[search.nearest(to: entry.point).index] += entry.weight }
      rounded = rounded.indices.sorted { (use[$1], $0) < (use[$0], $1) }.map { rounded[$0] }

      let base = hasTransparentIndex ? 1 : 0
      search = NearestColor(rounded.map(Self.point))
      var error = 0.0
      var weight = 0.0
      var indices: [UInt8] = []
      for entry in entries {
        let (index, distance) = search.nearest(to: entry.point)
        error += Double(distance) * entry.weight
        weight += entry.weight
        indices.append(UInt8(index + base))
      }
      if let colors {
        map = ColorMap(colors: colors, indices: indices)
      } else {
        map = ColorMap(
          cells: (0..<ColorCells.count).map { cell in
            UInt8(search.nearest(to: ColorCells.center(of: cell)).index + base)
          })
      }
      self.colors = hasTransparentIndex ? [0] + rounded : rounded
      transparentIndex = hasTransparentIndex ? 0 : nil
      self.hasTransparentPixels = hasTransparentPixels
      isExact = error == 0 && colors != nil
      peakSignalToNoiseRatio =
        error == 0 ? .infinity : Self.decibels(65_025 * 3 * weight / error)
    }

    /// The nearest colours of whole levels, each once.
    private static func rounded(_ points: [Quantizer.Point]) -> [UInt32] {
      var seen = Set<UInt32>()
      return points.compactMap { point in
        let levels = SIMD4<UInt32>(point.rounded(.toNearestOrAwayFromZero))
        let color = levels.x << 16 | levels.y << 8 | levels.z
        return seen.insert(color).inserted ? color : nil
      }
    }

    static func point(_ color: UInt32) -> Quantizer.Point {
      Quantizer.Point(Float(color >> 16 & 255), Float(color >> 8 & 255), Float(color & 255), 0)
    }

    /// The entries' means over cells of 4×4×4 levels, which the clustering cannot tell apart anyway.
    private static func reduced(_ entries: [ColorTally.Entry]) -> [ColorTally.Entry] {
      var sums: [Int: SIMD4<Double>] = [:]
      for entry in entries {
        let cell = ColorCells.index(
          of: UInt32(entry.point.x) << 16 | UInt32(entry.point.y) << 8 | UInt32(entry.point.z))
        var moment = SIMD4<Double>(entry.point) * entry.weight
        moment.w = entry.weight
        sums[cell, default: .zero] += moment
      }
      return sums.sorted { $0.key < $1.key }.map { _, sum in
        var mean = sum / sum.w
        mean.w = 0
        return ColorTally.Entry(point: Quantizer.Point(mean), weight: sum.w)
      }
    }
  }
}
