import Graphics

extension RasterImage {
  /// Paints the image over `target` inside `clip`; one whose frame has its own size is copied word by word.
  func blit(on target: UnsafeMutableBufferPointer<UInt32>, size: Size, clip: Rect) {
    guard bitmap.width > 0, bitmap.height > 0, frame.width > 0, frame.height > 0 else { return }
    let visible = clip.intersection(frame)
    let columns =
      max(0, Int(visible.left.rounded()))..<min(size.width, Int(visible.right.rounded()))
    let rows = max(0, Int(visible.top.rounded()))..<min(size.height, Int(visible.bottom.rounded()))
    guard !columns.isEmpty, !rows.isEmpty else { return }
    bitmap.pixels.withUnsafeBufferPointer { source in
      for y in rows {
        let v = (Double(y) + 0.5 - frame.top) / frame.height * Double(bitmap.height)
        let sy = max(0, min(bitmap.height - 1, Int(v)))
        for x in columns {
          let u = (Double(x) + 0.5 - frame.left) / frame.width * Double(bitmap.width)
          let sx = max(0, min(bitmap.width - 1, Int(u)))
          target[y * size.width + x] = source[sy * bitmap.width + sx]
        }
      }
    }
  }
}
