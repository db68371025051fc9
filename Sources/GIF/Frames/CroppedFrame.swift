/// The part of a frame that has to be drawn over what is on the screen.
struct CroppedFrame {
  private(set) var rectangle = GIF.Rectangle(x: 0, y: 0, width: 0, height: 0)
  /// The pixels of the rectangle.
  private(set) var indices: [UInt8] = []
  /// Where among them the screen shows something else, in ascending order.
  private(set) var changes: [Int32] = []
  /// So many bits hold all indices.
  private(set) var symbolBits = 2

  /// Finds what to draw.
  ///
  /// A pixel can only be made transparent again by disposing of an image, so a frame that is followed
  /// by such a change covers all that is opaque and is disposed of.
  /// - Parameters:
  ///   - previous: the frame on the screen; `nil` if there is none yet.
  ///   - next: the frame to come, needed if there are transparent pixels.
  /// - Returns: how the frame is to be disposed of; `nil` if it shows what is on the screen already.
  mutating func crop(
    _ frame: [UInt8], after previous: [UInt8]?, before next: [UInt8]?, width: Int,
    palette: GIF.Palette
  ) -> GIF.Disposal? {
    let transparent = palette.transparentIndex
    var screen = previous
    var disposal = GIF.Disposal.keep
    var mustDraw = previous == nil
    if palette.hasTransparentPixels, let transparent {
      if let previous, Self.clears(previous, frame, transparent) {
        screen = [UInt8](repeating: transparent, count: frame.count)
        mustDraw = true
      } else if previous == nil {
        screen = [UInt8](repeating: transparent, count: frame.count)
      }
      if let next, Self.clears(frame, next, transparent) { disposal = .background }
    }

    var bounds: GIF.Rectangle?
    if let screen {
      bounds = GIF.Rectangle(difference: screen, frame, width: width)
    } else {
      bounds = GIF.Rectangle(x: 0, y: 0, width: width, height: frame.count / width)
    }
    if disposal == .background, let transparent {
      let opaque = GIF.Rectangle(opaque: frame, transparent: transparent, width: width)
      bounds = bounds.map { opaque?.union($0) ?? $0 } ?? opaque
    }
    if bounds == nil, mustDraw { bounds = GIF.Rectangle(x: 0, y: 0, width: 1, height: 1) }
    guard let bounds else { return nil }
    rectangle = bounds
    cut(frame, over: transparent == nil ? nil : screen, width: width)
    return disposal
  }

  /// Whether any opaque pixel becomes transparent.
  private static func clears(_ old: [UInt8], _ new: [UInt8], _ transparent: UInt8) -> Bool {
    for i in old.indices where new[i] == transparent && old[i] != transparent { return true }
    return false
  }

  private mutating func cut(_ frame: [UInt8], over screen: [UInt8]?, width: Int) {
    indices.removeAll(keepingCapacity: true)
    changes.removeAll(keepingCapacity: true)
    var highest: UInt8 = 0
    for y in rectangle.y..<rectangle.y + rectangle.height {
      let start = y * width + rectangle.x
      let end = start + rectangle.width
      let base = indices.count - start
      indices.append(contentsOf: frame[start..<end])
      for i in start..<end {
        highest = max(highest, frame[i])
        if screen.map({ $0[i] != frame[i] }) ?? true { changes.append(Int32(base + i)) }
      }
    }
    symbolBits = max(2, 8 - highest.leadingZeroBitCount)
  }
}
