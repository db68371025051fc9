import Graphics

/// The smallest rectangle that holds every difference between two frames; one pixel when there is none.
struct FrameChange {
  var x = 0
  var y = 0
  var width = 1
  var height = 1
  /// Whether the rectangle is to be painted over the frame before, its unchanged pixels transparent.
  private(set) var isOver = true

  /// Writes the rectangle's pixels to `target`.
  init(from old: [UInt32], to new: Bitmap, reusing target: inout [UInt32]) {
    let pixels = new.pixels
    let columns = new.width
    old.withUnsafeBufferPointer { old in
      pixels.withUnsafeBufferPointer { new in
        if let box = Self.box(old, new, width: columns) {
          (x, y, width, height) = box
        }
        target.removeAll(keepingCapacity: true)
        target.reserveCapacity(width * height)
        for row in y..<y + height {
          for index in row * columns + x..<row * columns + x + width {
            let isChanged = old[index] != new[index]
            if isChanged, new[index] < 0xFF00_0000 { isOver = false }
            target.append(isChanged ? new[index] : 0)
          }
        }
        if !isOver {
          for row in 0..<height {
            for column in 0..<width {
              target[row * width + column] = new[(y + row) * columns + x + column]
            }
          }
        }
      }
    }
  }

  private static func box(
    _ old: UnsafeBufferPointer<UInt32>, _ new: UnsafeBufferPointer<UInt32>, width: Int
  ) -> (x: Int, y: Int, width: Int, height: Int)? {
    guard let first = old.indices.first(where: { old[$0] != new[$0] }),
      let last = old.indices.last(where: { old[$0] != new[$0] })
    else { return nil }
    let rows = first / width...last / width
    var (left, right) = (min(first % width, last % width), max(first % width, last % width))
    for row in rows {
      let start = row * width
      while let column = (0..<left).first(where: { old[start + $0] != new[start + $0] }) {
        left = column
      }
      while right < width - 1,
        let column = (right + 1..<width).last(where: { old[start + $0] != new[start + $0] })
      {
        right = column
      }
    }
    return (left, rows.lowerBound, right - left + 1, rows.count)
  }
}
