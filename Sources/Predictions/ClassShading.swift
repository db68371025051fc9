import Graphics
import Plots

/// The colour of every pixel of the plane by the network's prediction there.
package struct ClassShading {
  /// The words of a ramp for each class, one ramp after the other.
  private let ramps: [UInt32]
  private let classCount: Int

  /// A ramp for each class, from the panel's colour at an even vote to the class's at certainty.
  package init(theme: Theme, classCount: Int) {
    self.classCount = max(classCount, 1)
    ramps = (0..<self.classCount).flatMap { index in
      let sure = theme.panel.mixed(
        with: theme.classColor(index, of: classCount), theme.tintStrength)
      return ColorRamp([theme.panel.mixed(with: sure, 0.12), sure], levels: 64).pixels
    }
  }

  /// A bitmap of the plot's own pixels. O(pixels × classes).
  ///
  /// Probabilities are interpolated between the grid's nodes, and each pixel takes the ramp of the largest.
  package func image(of probabilities: [[Float]], _ grid: Grid, in rect: Rect) -> RasterImage {
    let (width, height) = (Int(rect.width), Int(rect.height))
    let fields = probabilities.prefix(classCount)
    let columns = (0..<width).map { Node(pixel: $0, of: width, among: grid.columns) }
    var row = [Float](repeating: 0, count: grid.columns * fields.count)
    let pixels = [UInt32](unsafeUninitializedCapacity: width * height) { pixels, count in
      count = width * height
      row.withUnsafeMutableBufferPointer { row in
        for y in 0..<height {
          // The picture's y runs down.
          let node = Node(pixel: height - 1 - y, of: height, among: grid.rows)
          for (k, field) in fields.enumerated() {
            interpolate(
              field, grid.columns, node,
              into: UnsafeMutableBufferPointer(rebasing: row[(k * grid.columns)...]))
          }
          color(
            UnsafeBufferPointer(row), grid.columns, columns, classes: fields.count,
            into: UnsafeMutableBufferPointer(rebasing: pixels[(y * width)..<((y + 1) * width)]))
        }
      }
    }
    return RasterImage(Bitmap(width: width, height: height, pixels: pixels), in: rect)
  }

  /// The node before the middle of a pixel, and how far the pixel is towards the next one.
  private struct Node {
    let index: Int
    let share: Float

    init(pixel: Int, of pixels: Int, among nodes: Int) {
      let position = (Double(pixel) + 0.5) / Double(pixels) * Double(nodes - 1)
      index = min(Int(position), nodes - 2)
      share = Float(position - Double(index))
    }
  }

  /// A row between two rows of a field.
  private func interpolate(
    _ field: [Float], _ columns: Int, _ node: Node, into row: UnsafeMutableBufferPointer<Float>
  ) {
    field.withUnsafeBufferPointer { field in
      let start = node.index * columns
      for column in 0..<columns {
        let value = field[start &+ column]
        row[column] = value + (field[start &+ columns &+ column] - value) * node.share
      }
    }
  }

  /// The pixels of a row: the ramp of the largest probability, from an even vote to certainty.
  private func color(
    _ row: UnsafeBufferPointer<Float>, _ stride: Int, _ columns: [Node], classes: Int,
    into pixels: UnsafeMutableBufferPointer<UInt32>
  ) {
    let even = 1 / Float(max(classes, 2))
    let stretch = Float(ColorRamp.lastIndex) / (1 - even)
    ramps.withUnsafeBufferPointer { ramps in
      for x in pixels.indices {
        let node = columns[x]
        var (best, bestValue) = (0, -Float.infinity)
        for k in 0..<classes {
          let at = k &* stride &+ node.index
          let value = row[at] + (row[at &+ 1] - row[at]) * node.share
          if value > bestValue { (best, bestValue) = (k, value) }
        }
        let level = (bestValue - even) * stretch + 0.5
        // A network that diverged has no largest probability.
        let index = level > 0 ? Int(min(level, Float(ColorRamp.lastIndex))) : 0
        pixels[x] = ramps[best &* (ColorRamp.lastIndex &+ 1) &+ index]
      }
    }
  }
}
