/// The pixels that a frame draws, with a palette made for them alone where that pays.
struct LocalFrame {
  /// For each colour of a palette so many pixels must be drawn, or its table takes more bytes than it saves.
  private static let pixelsPerColor = 64
  /// With more samples most are replaced by means, which takes less time than it loses.
  private static let exactCount = 2048
  private static let iterations = 12

  let rectangle: GIF.Rectangle
  let palette: GIF.Palette
  /// Whether the palette is that of the film.
  let isGlobal: Bool
  /// What the pixels lose, in squared levels over all channels, for as long as they are seen.
  let squaredError: Double
  private let indices: [UInt8]
  private let freedoms: [UInt8]

  /// - Parameters:
  ///   - error: the mean squared error wanted.
  ///   - limit: the most colours of a palette, the transparent one included.
  init(_ drawn: DrawnPixels, global: GIF.Palette, error: Double, limit: Int) {
    rectangle = drawn.rectangle
    let local = Self.palette(drawn, error: error, limit: limit)
    let isWorthIt = drawn.count >= Self.pixelsPerColor * local.colors.count
    palette = isWorthIt ? local : global
    isGlobal = !isWorthIt
    let (map, colors) = (palette.map, palette.colors.map { ColorSpace.point($0) })
    squaredError = drawn.uses.reduce(0) { sum, element in
      let offset = ColorSpace.point(element.color) - colors[Int(map[element.color])]
      return sum + Double(ColorSpace.squaredLevels(offset)) * Double(element.use.time)
    }
    indices = drawn.colors.map { color in color.map { map[$0] } ?? 0 }
    freedoms = drawn.colors.map {
      $0 == nil ? PixelChoices.Freedom.still : PixelChoices.Freedom.fixed
    }
  }

  /// Gives the image to compress.
  func withChoices<Result>(
    _ palette: PricedPalette, _ body: (PixelChoices) -> Result
  ) -> Result {
    indices.withUnsafeBufferPointer { indices in
      freedoms.withUnsafeBufferPointer { freedoms in
        body(
          PixelChoices(
            indices: indices, freedoms: freedoms, frame: nil,
            palette: palette, transparent: 0, symbolBits: symbolBits))
      }
    }
  }

  /// So many bits hold all indices.
  var symbolBits: Int {
    max(2, 8 - indices.withUnsafeBufferPointer { $0.reduce(0, |) }.leadingZeroBitCount)
  }

  /// The palette of the fewest colours that reach an error, or come nearest.
  private static func palette(_ drawn: DrawnPixels, error: Double, limit: Int) -> GIF.Palette {
    let samples = drawn.samples
    let colors = drawn.uses.map(\.color)
    let quantizer = Quantizer(
      Quantizer.Sample.reduced(samples, exactCount: exactCount), limit: limit - 1)
    let most = min(limit - 1, quantizer.limit)
    let count = quantizer.count(reaching: error, in: min(4, most)...most, price: 0) ?? most
    let (result, added) = quantizer.colors(
      count: count, price: 0, iterations: iterations, keeping: drawn.spots, limit: most)
    return GIF.Palette(
      result, price: 0, samples: samples, colors: colors, spots: added, hasTransparentPixels: false)
  }
}
