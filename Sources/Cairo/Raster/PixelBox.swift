import Graphics

/// A rectangle of whole pixels, right and bottom exclusive.
struct PixelBox: Equatable {
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int

  init(_ size: Size) {
    (left, top, right, bottom) = (0, 0, size.width, size.height)
  }

  /// The part whose pixels' centres are inside `rect`; empty for a rectangle without a place.
  func intersection(_ rect: Rect) -> PixelBox {
    func edge(_ value: Double, _ range: ClosedRange<Int>) -> Int {
      let limited = max(Double(range.lowerBound), min(Double(range.upperBound), value.rounded()))
      return limited.isNaN ? range.lowerBound : Int(limited)
    }
    var box = self
    guard !isEmpty else { return self }
    box.left = edge(rect.left, left...right)
    box.right = edge(rect.right, left...right)
    box.top = edge(rect.top, top...bottom)
    box.bottom = edge(rect.bottom, top...bottom)
    return box
  }

  var width: Int { right - left }
  var isEmpty: Bool { left >= right || top >= bottom }

  var rect: Rect {
    Rect(
      x: Double(left), y: Double(top), width: Double(width), height: Double(bottom - top))
  }
}
