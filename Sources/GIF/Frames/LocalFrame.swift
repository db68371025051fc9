/// The pixels of a frame that change, with a palette made for them alone where that pays.
///
/// What changes is told by the colours of the film, not by indices, which mean something else in every
/// frame: a pixel that does not change is transparent, so it does not flicker, and the frame depends on
/// the frame before alone.
struct LocalFrame {
  let rectangle: GIF.Rectangle
  let palette: GIF.Palette
  /// Whether the palette is that of the film.
  let isGlobal: Bool
  private let indices: [UInt8]
  private let freedoms: [UInt8]

  /// What a bit is worth, in squared levels for a mean squared error of 1.
  private static let price = 20.0

  /// - Parameters:
  ///   - previous: the frame before, if there is one.
  ///   - lifetimes: for how many frames each pixel of the frame stays: errors count for as long as they are
  ///     seen.
  ///   - limit: the most colours of a palette, the transparent one included.
  /// - Returns: `nil` if nothing changes.
  init?(
    _ frame: IndexPlane, after previous: IndexPlane?, lifetimes: [Int32], width: Int,
    global: GIF.Palette, limit: Int
  ) {
    let colors = frame.colors
    let whole = GIF.Rectangle(x: 0, y: 0, width: width, height: colors.count / width)
    let bounds = previous.map {
      GIF.Rectangle(difference: $0.colors, colors, width: width)
    }
    guard let rectangle = bounds ?? whole else { return nil }
    self.rectangle = rectangle
    var changed: [UInt32?] = []
    changed.reserveCapacity(rectangle.width * rectangle.height)
    var counts = ColorTable<Int64>()
    for y in rectangle.y..<rectangle.y + rectangle.height {
      for position in y * width + rectangle.x..<y * width + rectangle.x + rectangle.width {
        let color = colors[position]
        if let previous, previous.colors[position] == color {
          changed.append(nil)
        } else {
          changed.append(color)
          counts.update(color) { $0 += Int64(lifetimes[position]) }
        }
      }
    }
    let local = Self.palette(counts, global: global, limit: limit)
    palette = local ?? global
    isGlobal = local == nil
    let map = palette.map
    indices = changed.map { color in color.map { map[$0] } ?? 0 }
    freedoms = changed.map {
      $0 == nil ? PixelChoices.Freedom.still : PixelChoices.Freedom.fixed
    }
  }

  /// Gives the image to compress.
  func withChoices<Result>(
    _ palette: PricedPalette, _ body: (PixelChoices) -> Result
  ) -> Result {
    return indices.withUnsafeBufferPointer { indices in
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

  /// The palette for some colours; `nil` if that of the film does.
  private static func palette(
    _ counts: ColorTable<Int64>, global: GIF.Palette, limit: Int
  ) -> GIF.Palette? {
    let pairs = counts.pairs.sorted { $0.color < $1.color }
    let colors = pairs.map(\.color)
    let samples = pairs.map { color, count in
      Quantizer.Sample(
        point: ColorSpace.point(color), weight: Double(count), importance: Double(count),
        changes: Double(count))
    }
    let pixels = samples.reduce(0) { $0 + $1.weight }
    var squares = 0.0
    for (color, sample) in zip(colors, samples) {
      let offset = sample.point - ColorSpace.point(global.colors[Int(global.map[color])])
      squares += Double(ColorSpace.squaredLevels(offset)) * sample.weight
    }
    if squares == 0 { return nil }
    let local =
      colors.count < limit
      ? GIF.Palette(
        exact: colors, weights: samples.map(\.weight), hasTransparentPixels: false,
        hasTransparentIndex: true)
      : quantized(samples, colors, error: squares / pixels / 3, global: global, limit: limit)
    // What the table costs must be worth the error that it saves.
    let saved = squares - 3 * pixels * local.meanSquaredError
    let cost = price * global.meanSquaredError * max(global.localShare ?? 0, 0.1) * 24
    return saved > cost * Double(local.colors.count) ? local : nil
  }

  /// - Parameter error: what the film's palette makes of these colours.
  private static func quantized(
    _ samples: [Quantizer.Sample], _ colors: [UInt32], error: Double, global: GIF.Palette,
    limit: Int
  ) -> GIF.Palette {
    let quantizer = Quantizer(samples, limit: limit - 1)
    let most = min(limit - 1, quantizer.limit)
    let target = error * (global.localShare ?? 0)
    let count =
      target > 0 ? quantizer.count(reaching: target, in: min(4, most)...most, price: 0) : nil
    return GIF.Palette(
      quantizer.colors(count: count ?? most, price: 0, iterations: 24), price: 0,
      samples: samples, colors: colors, hasTransparentPixels: false)
  }
}
