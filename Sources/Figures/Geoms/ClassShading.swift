import Graphics
import Plots

/// The colour of every pixel of the plane by the network's prediction there.
struct ClassShading {
  private let ramps: [ColorRamp]

  /// A ramp for each class, from the panel's colour at an even vote to the class's at certainty.
  init(theme: Theme, classCount: Int) {
    ramps = (0..<max(classCount, 1)).map { index in
      let sure = theme.panel.mixed(
        with: theme.classColor(index, of: classCount), theme.tintStrength)
      return ColorRamp([theme.panel.mixed(with: sure, 0.12), sure], levels: 64)
    }
  }

  /// A bitmap of the plot's own pixels. O(pixels × classes).
  ///
  /// Probabilities are interpolated between the grid's nodes, and each pixel takes the ramp of the largest.
  func image(of probabilities: [[Float]], _ grid: Grid, in rect: Rect) -> RasterImage {
    let (width, height) = (Int(rect.width), Int(rect.height))
    let fields = probabilities.prefix(ramps.count)
    var pixels = [UInt32](repeating: 0, count: width * height)
    var row = [Float](repeating: 0, count: grid.columns * fields.count)
    pixels.withUnsafeMutableBufferPointer { pixels in
      row.withUnsafeMutableBufferPointer { row in
        for y in 0..<height {
          // The middle of the pixel, in rows of the grid; the picture's y runs down.
          let place = (1 - (Double(y) + 0.5) / Double(height)) * Double(grid.rows - 1)
          let lower = min(Int(place), grid.rows - 2)
          for (k, field) in fields.enumerated() {
            interpolate(
              field, grid.columns, lower: lower, share: Float(place - Double(lower)),
              into: UnsafeMutableBufferPointer(rebasing: row[(k * grid.columns)...]))
          }
          color(
            UnsafeBufferPointer(row), columns: grid.columns, classes: fields.count,
            into: UnsafeMutableBufferPointer(rebasing: pixels[(y * width)..<((y + 1) * width)]))
        }
      }
    }
    return RasterImage(Bitmap(width: width, height: height, pixels: pixels), in: rect)
  }

  /// A row between two rows of a field.
  private func interpolate(
    _ field: [Float], _ columns: Int, lower: Int, share: Float,
    into row: UnsafeMutableBufferPointer<Float>
  ) {
    field.withUnsafeBufferPointer { field in
      let start = lower * columns
      for column in 0..<columns {
        let value = field[start &+ column]
        row[column] = value + (field[start &+ columns &+ column] - value) * share
      }
    }
  }

  /// The pixels of a row: the ramp of the largest probability, from an even vote to certainty.
  private func color(
    _ row: UnsafeBufferPointer<Float>, columns: Int, classes: Int,
    into pixels: UnsafeMutableBufferPointer<UInt32>
  ) {
    let step = Float(columns - 1) / Float(pixels.count)
    let even = 1 / Float(max(classes, 2))
    let stretch = 1 / (1 - even)
    for x in pixels.indices {
      let place = (Float(x) + 0.5) * step
      let left = min(Int(place), columns - 2)
      let share = place - Float(left)
      var (best, bestValue) = (0, -Float.infinity)
      for k in 0..<classes {
        let at = k &* columns &+ left
        let value = row[at] + (row[at &+ 1] - row[at]) * share
        if value > bestValue { (best, bestValue) = (k, value) }
      }
      pixels[x] = ramps[best].pixel(at: Double((bestValue - even) * stretch))
    }
  }
}
