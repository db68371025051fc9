/// Error diffusion after Floyd and Steinberg ("An adaptive algorithm for spatial greyscale", 1976),
/// within what changes: a pixel whose colour stays keeps its index and takes no errors, so that nothing
/// flickers however the picture around it moves. Nor does one whose colour the palette has, so that
/// lines which move on leave no trace on the background.
struct ErrorDiffusion {
  private let width: Int
  private let points: [ColorSpace.Point]
  /// The index of the first point.
  private let base: Int
  private let search: NearestColor
  private let palette: GIF.Palette

  init(_ palette: GIF.Palette, width: Int) {
    self.width = width
    self.palette = palette
    base = palette.transparentIndex == nil ? 0 : 1
    points = palette.colors[base...].map { ColorSpace.point($0) }
    search = NearestColor(points)
  }

  func dither(_ colors: [UInt32], into indices: inout [UInt8], after previous: IndexPlane?) {
    // One element more on both sides, so that errors may leave the picture.
    var errors = [ColorSpace.Point](repeating: .zero, count: width + 2)
    var below = errors
    for row in stride(from: 0, to: colors.count, by: width) {
      var guess = 0
      for x in 0..<width {
        let position = row + x
        let color = colors[position]
        if color == PixelFormat.transparent {
          indices[position] = 0
        } else if let previous, previous.colors[position] == color {
          indices[position] = previous.indices[position]
        } else if palette.colors[Int(palette.map[color])] == color {
          indices[position] = palette.map[color]
        } else {
          // Beyond the colours that there are, errors would pile up.
          let wanted = ColorSpace.point(
            levels: ColorSpace.levels(ColorSpace.point(color) + errors[x + 1]))
          guess = search.nearest(to: wanted, guess: guess).index
          indices[position] = UInt8(guess + base)
          let error = (wanted - points[guess]) / 16
          errors[x + 2] += 7 * error
          below[x] += 3 * error
          below[x + 1] += 5 * error
          below[x + 2] += error
        }
      }
      swap(&errors, &below)
      for x in below.indices { below[x] = .zero }
    }
  }
}
