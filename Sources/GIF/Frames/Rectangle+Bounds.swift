extension GIF.Rectangle {
  /// The smallest rectangle that holds all pixels in which two pictures differ; `nil` if they are
  /// equal.
  init?(difference old: [UInt8], _ new: [UInt8], width: Int) {
    let bounds = old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in Self.bounds(old, new, width) }
    }
    guard let bounds else { return nil }
    self = bounds
  }

  /// The smallest rectangle that holds all pixels whose colours differ; `nil` if they are equal.
  init?(difference old: [UInt32], _ new: [UInt32], width: Int) {
    let bounds = old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in Self.bounds(old, new, 4 * width) }
    }
    guard let bounds else { return nil }
    let left = bounds.x / 4
    self.init(
      x: left, y: bounds.y, width: (bounds.x + bounds.width + 3) / 4 - left,
      height: bounds.height)
  }

  /// The smallest rectangle that holds all pixels but those of one index; `nil` if there are none.
  init?(opaque pixels: [UInt8], transparent: UInt8, width: Int) {
    let empty = [UInt8](repeating: transparent, count: pixels.count)
    self.init(difference: empty, pixels, width: width)
  }

  private static func bounds(
    _ old: UnsafeRawBufferPointer, _ new: UnsafeRawBufferPointer, _ width: Int
  ) -> GIF.Rectangle? {
    var top = -1
    var bottom = -1
    var left = width
    var right = -1
    for y in 0..<new.count / width {
      let start = y * width
      let first = firstDifference(old, new, start..<start + width) - start
      if first == width { continue }
      if top < 0 { top = y }
      bottom = y
      left = min(left, first)
      var last = width - 1
      while last > right, old[start + last] == new[start + last] { last -= 1 }
      right = max(right, last)
    }
    guard top >= 0 else { return nil }
    return GIF.Rectangle(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// Where in the range two pictures differ first; its end if they do not.
  private static func firstDifference(
    _ old: UnsafeRawBufferPointer, _ new: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Int {
    var position = range.lowerBound
    while position + 8 <= range.upperBound,
      old.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        == new.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    {
      position += 8
    }
    while position < range.upperBound, old[position] == new[position] { position += 1 }
    return position
  }
}
