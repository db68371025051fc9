import Graphics
import Plots

/// A share 0...1 of a ramp at every node of a grid.
package struct ShareField {
  /// Row after row from the lowest ordinate; NaN where nothing is shown.
  package let values: [Float]
  package let grid: Grid

  package init(values: [Float], grid: Grid) {
    self.values = values
    self.grid = grid
  }

  /// A bitmap of the panel's own pixels, values interpolated between nodes; pixels beside a node without a value are
  /// transparent. O(pixels).
  package func image(_ ramp: ColorRamp, in rect: Rect) -> RasterImage {
    let (width, height) = (Int(rect.width), Int(rect.height))
    var pixels = [UInt32](repeating: 0, count: width * height)
    let columns = (0..<width).map { x -> (left: Int, share: Float) in
      let place = (Float(x) + 0.5) / Float(width) * Float(grid.columns - 1)
      let left = min(Int(place), grid.columns - 2)
      return (left, place - Float(left))
    }
    pixels.withUnsafeMutableBufferPointer { pixels in
      values.withUnsafeBufferPointer { values in
        for y in 0..<height {
          let place = (1 - (Float(y) + 0.5) / Float(height)) * Float(grid.rows - 1)
          let lower = min(Int(place), grid.rows - 2)
          let up = place - Float(lower)
          let start = lower * grid.columns
          for (x, column) in columns.enumerated() {
            let at = start + column.left
            let above = at + grid.columns
            let low = values[at] + (values[at + 1] - values[at]) * column.share
            let high = values[above] + (values[above + 1] - values[above]) * column.share
            let share = low + (high - low) * up
            if !share.isNaN { pixels[y * width + x] = ramp.pixel(at: Double(share)) }
          }
        }
      }
    }
    return RasterImage(Bitmap(width: width, height: height, pixels: pixels), in: rect)
  }
}
