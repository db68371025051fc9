import Graphics

extension RasterImage {
  /// Paints the image over `target` inside `clip`.
  ///
  /// One whose frame has its own size and lies on whole pixels is copied row by row; another is interpolated between
  /// pixel centres, its edge pixels extended.
  func blit(on target: UnsafeMutableBufferPointer<UInt32>, size: Size, clip: Rect) {
    guard bitmap.width > 0, bitmap.height > 0, frame.width > 0, frame.height > 0 else { return }
    let visible = clip.intersection(frame)
    let left = max(0, Int(visible.left.rounded()))
    let right = min(size.width, Int(visible.right.rounded()))
    let top = max(0, Int(visible.top.rounded()))
    let bottom = min(size.height, Int(visible.bottom.rounded()))
    guard left < right, top < bottom else { return }
    let isInPlace =
      frame.width == Double(bitmap.width) && frame.height == Double(bitmap.height)
      && frame.x == frame.x.rounded() && frame.y == frame.y.rounded()
    bitmap.pixels.withUnsafeBufferPointer { source in
      for y in top..<bottom {
        let row = y * size.width
        if isInPlace {
          let from = (y - Int(frame.y)) * bitmap.width - Int(frame.x)
          for x in left..<right { target[row + x] = source[from + x] }
        } else {
          let v = (Double(y) + 0.5 - frame.y) / frame.height * Double(bitmap.height) - 0.5
          for x in left..<right {
            let u = (Double(x) + 0.5 - frame.x) / frame.width * Double(bitmap.width) - 0.5
            target[row + x] = interpolated(source, u, v)
          }
        }
      }
    }
  }

  /// The colour at a place in pixels from the middle of the first.
  private func interpolated(_ source: UnsafeBufferPointer<UInt32>, _ u: Double, _ v: Double)
    -> UInt32
  {
    let x = max(0, min(Double(bitmap.width - 1), u))
    let y = max(0, min(Double(bitmap.height - 1), v))
    let (x0, y0) = (Int(x), Int(y))
    let (x1, y1) = (min(x0 + 1, bitmap.width - 1), min(y0 + 1, bitmap.height - 1))
    let (fx, fy) = (x - Double(x0), y - Double(y0))
    var result: UInt32 = 0
    for shift in stride(from: UInt32(0), through: 24, by: 8) {
      func channel(_ x: Int, _ y: Int) -> Double {
        Double(source[y * bitmap.width + x] >> shift & 255)
      }
      let above = channel(x0, y0) * (1 - fx) + channel(x1, y0) * fx
      let below = channel(x0, y1) * (1 - fx) + channel(x1, y1) * fx
      result |= UInt32(above * (1 - fy) + below * fy + 0.5) << shift
    }
    return result
  }
}
