/// A picture as its file stores it, one word a pixel: the pixel's bytes, the first lowest.
struct PixelRows {
  private(set) var kind = ColorKind.rgb
  /// The colours in the order of their indices when the kind is `indexed`.
  private(set) var palette: [UInt32] = []
  private(set) var width = 0
  private(set) var height = 0
  /// Longer than the picture when a larger one came before.
  private(set) var words: [UInt32] = []

  /// Takes in a rectangle of premultiplied pixels whose rows are `stride` words apart, in the smallest kind that holds
  /// them.
  mutating func fill(
    from pixels: UnsafePointer<UInt32>, stride: Int, width: Int, height: Int
  ) {
    self.width = width
    self.height = height
    palette = []
    if words.count < width * height { words = [UInt32](repeating: 0, count: width * height) }
    words.withUnsafeMutableBufferPointer { words in
      guard let base = words.baseAddress else { return }
      for kind in [ColorKind.indexed, .rgb, .rgba] {
        self.kind = kind
        if kind == .indexed {
          guard let colors = Self.index(pixels, stride, width, height, into: base) else { continue }
          palette = colors
          return
        }
        var all = UInt32.max
        for y in 0..<height {
          let (source, target) = (pixels + y * stride, base + y * width)
          if kind == .rgb {
            for x in 0..<width {
              all &= source[x]
              target[x] = source[x].byteSwapped &>> 8
            }
          } else {
            for x in 0..<width { target[x] = Unpremultiplied.bytes(of: source[x]) }
          }
        }
        if kind == .rgba || all >= 0xFF00_0000 { return }
      }
    }
  }

  /// The colours of a picture of at most 256, all of them opaque, its indices written to `target`.
  private static func index(
    _ pixels: UnsafePointer<UInt32>, _ stride: Int, _ width: Int, _ height: Int,
    into target: UnsafeMutablePointer<UInt32>
  ) -> [UInt32]? {
    // Most figures have thousands of colours: a look at every 16th row tells them early.
    for step in [16, 1] {
      var finder = PaletteFinder()
      var isComplete = true
      for y in Swift.stride(from: 0, to: height, by: step) where isComplete {
        isComplete = finder.index(pixels + y * stride, count: width, into: target + y * width)
      }
      if !isComplete { return nil }
      if step == 1 { return finder.colors }
    }
    return nil
  }
}
