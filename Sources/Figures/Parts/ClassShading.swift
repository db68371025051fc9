import Graphics
import Plots

/// The colour of every pixel of the plane by the network's prediction there.
struct ClassShading {
  private let ramps: [ColorRamp]

  /// How strong the surest prediction is coloured; samples on it keep the full colour.
  private static let strength = 0.55

  /// A ramp for each class, from the panel's colour at an even vote to the class's at certainty.
  init(theme: Theme, classCount: Int) {
    ramps = (0..<max(classCount, 1)).map { index in
      let sure = theme.panel.mixed(with: theme.classColor(index), Self.strength)
      return ColorRamp([theme.panel.mixed(with: sure, 0.12), sure], levels: 64)
    }
  }

  /// A bitmap of the plot's own pixels. O(pixels × classes).
  ///
  /// Probabilities are interpolated between the grid's nodes, and each pixel takes the ramp of the largest.
  func image(of moment: Moment, over plane: InputPlane) -> RasterImage {
    let rect = plane.layout.plot
    let (width, height) = (Int(rect.width), Int(rect.height))
    let grid = plane.grid
    let fields = moment.probabilities(on: grid).map { field in field.values.map(Float.init) }
    let classCount = min(fields.count, ramps.count)
    var pixels = [UInt32](repeating: 0, count: width * height)
    var row = [[Float]](repeating: [Float](repeating: 0, count: grid.columns), count: classCount)
    for y in 0..<height {
      // The middle of the pixel, in rows of the grid; the picture's y runs down.
      let place = (1 - (Double(y) + 0.5) / Double(height)) * Double(grid.rows - 1)
      let lower = min(Int(place), grid.rows - 2)
      let share = Float(place - Double(lower))
      for k in 0..<classCount {
        let start = lower * grid.columns
        for column in 0..<grid.columns {
          let value = fields[k][start + column]
          row[k][column] = value + (fields[k][start + grid.columns + column] - value) * share
        }
      }
      let step = Float(grid.columns - 1) / Float(width)
      for x in 0..<width {
        let place = (Float(x) + 0.5) * step
        let left = min(Int(place), grid.columns - 2)
        let share = place - Float(left)
        var best = 0
        var bestValue = -Float.infinity
        for k in 0..<classCount {
          let value = row[k][left] + (row[k][left + 1] - row[k][left]) * share
          if value > bestValue { (best, bestValue) = (k, value) }
        }
        let even = 1 / Float(max(classCount, 2))
        pixels[y * width + x] = ramps[best].pixel(at: Double((bestValue - even) / (1 - even)))
      }
    }
    return RasterImage(Bitmap(width: width, height: height, pixels: pixels), in: rect)
  }
}
