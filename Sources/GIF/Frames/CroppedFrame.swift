/// The part of a frame that has to be drawn over what is on the screen.
struct CroppedFrame {
  private let width: Int
  private let transparent: UInt8?
  private let hasTransparentPixels: Bool
  private let palette: PricedPalette

  private(set) var rectangle = GIF.Rectangle(x: 0, y: 0, width: 0, height: 0)
  private var indices: [UInt8] = []
  private var freedoms: [UInt8] = []
  private var colors: [UInt32] = []
  /// So many bits hold all indices.
  private(set) var symbolBits = 2

  init(width: Int, palette: GIF.Palette, _ pricedPalette: PricedPalette) {
    self.width = width
    transparent = palette.transparentIndex
    hasTransparentPixels = palette.hasTransparentPixels
    self.palette = pricedPalette
  }

  /// Finds what to draw.
  ///
  /// A pixel can only be made transparent again by disposing of an image, so a frame that is followed
  /// by such a change covers all that is opaque and is disposed of.
  /// - Parameters:
  ///   - previous: the indices of the frame on the screen; `nil` if there is none yet.
  ///   - next: those of the frame to come.
  /// - Returns: how the frame is to be disposed of; `nil` if it shows what is on the screen already.
  mutating func crop(
    _ frame: IndexPlane, after previous: [UInt8]?, before next: [UInt8]?
  ) -> GIF.Disposal? {
    var screen = previous
    var disposal = GIF.Disposal.keep
    var mustDraw = previous == nil
    if hasTransparentPixels, let transparent {
      if let previous, Self.clears(previous, frame.indices, transparent) {
        screen = nil
        mustDraw = true
      }
      screen = screen ?? [UInt8](repeating: transparent, count: frame.count)
      if let next, Self.clears(frame.indices, next, transparent) { disposal = .background }
    }

    var bounds: GIF.Rectangle?
    if let screen {
      bounds = GIF.Rectangle(difference: screen, frame.indices, width: width)
    } else {
      bounds = GIF.Rectangle(x: 0, y: 0, width: width, height: frame.count / width)
    }
    if disposal == .background, let transparent {
      let opaque = GIF.Rectangle(opaque: frame.indices, transparent: transparent, width: width)
      bounds = bounds.map { opaque?.union($0) ?? $0 } ?? opaque
    }
    if bounds == nil, mustDraw { bounds = GIF.Rectangle(x: 0, y: 0, width: 1, height: 1) }
    guard let bounds else { return nil }
    rectangle = bounds
    cut(frame, over: transparent == nil ? nil : screen, before: next)
    return disposal
  }

  /// Gives the image to compress.
  func withChoices<Result>(_ body: (PixelChoices) -> Result) -> Result {
    indices.withUnsafeBufferPointer { indices in
      freedoms.withUnsafeBufferPointer { freedoms in
        colors.withUnsafeBufferPointer { colors in
          body(
            PixelChoices(
              indices: indices, freedoms: freedoms, colors: colors, palette: palette,
              transparent: transparent ?? 0, symbolBits: symbolBits))
        }
      }
    }
  }

  /// Whether any opaque pixel becomes transparent.
  private static func clears(_ old: [UInt8], _ new: [UInt8], _ transparent: UInt8) -> Bool {
    for i in old.indices where new[i] == transparent && old[i] != transparent { return true }
    return false
  }

  private mutating func cut(_ frame: IndexPlane, over screen: [UInt8]?, before next: [UInt8]?) {
    indices.removeAll(keepingCapacity: true)
    freedoms.removeAll(keepingCapacity: true)
    colors.removeAll(keepingCapacity: true)
    for y in rectangle.y..<rectangle.y + rectangle.height {
      let row = y * width + rectangle.x..<y * width + rectangle.x + rectangle.width
      indices.append(contentsOf: frame.indices[row])
      colors.append(contentsOf: frame.colors.colors[row])
      if let screen {
        appendFreedoms(frame.indices[row], over: screen[row])
      } else {
        freedoms.append(contentsOf: repeatElement(PixelChoices.Freedom.fixed, count: row.count))
      }
      if palette.worth > 0 { free(row, of: frame, before: next) }
    }
    let highest = palette.worth > 0 ? UInt8(palette.points.count - 1) : indices.max() ?? 0
    symbolBits = max(2, 8 - highest.leadingZeroBitCount)
  }

  /// Appends whether each pixel of a row is still or fixed.
  private mutating func appendFreedoms(_ row: ArraySlice<UInt8>, over screen: ArraySlice<UInt8>) {
    row.withUnsafeBufferPointer { row in
      screen.withUnsafeBufferPointer { screen in
        let start = freedoms.count
        freedoms.append(contentsOf: row)
        freedoms.withUnsafeMutableBufferPointer { freedoms in
          for x in 0..<row.count { freedoms[start &+ x] = row[x] == screen[x] ? 0 : 1 }
        }
      }
    }
  }

  /// Frees those pixels of the row appended last that are gone with the next frame and at an edge.
  private mutating func free(_ row: Range<Int>, of frame: IndexPlane, before next: [UInt8]?) {
    let base = freedoms.count - row.count - row.lowerBound
    frame.indices.withUnsafeBufferPointer { indices in
      frame.colors.colors.withUnsafeBufferPointer { colors in
        freedoms.withUnsafeMutableBufferPointer { freedoms in
          for i in row where freedoms[base + i] == PixelChoices.Freedom.fixed {
            if indices[i] != transparent, next.map({ $0[i] != indices[i] }) ?? true,
              Self.isEdge(colors, i, width)
            {
              freedoms[base + i] = PixelChoices.Freedom.free
            }
          }
        }
      }
    }
  }

  /// Whether the picture changes so much around a pixel that an error there is not seen.
  @inline(__always)
  private static func isEdge(_ colors: UnsafeBufferPointer<UInt32>, _ i: Int, _ width: Int) -> Bool {
    guard i >= width, i + width < colors.count, i >= 1 else { return false }
    return contrast(colors[i - 1], colors[i + 1]) + contrast(colors[i - width], colors[i + width])
      > 64
  }

  @inline(__always)
  private static func contrast(_ a: UInt32, _ b: UInt32) -> Int {
    abs(Int(a >> 16 & 255) - Int(b >> 16 & 255)) + 2 * abs(Int(a >> 8 & 255) - Int(b >> 8 & 255))
      + abs(Int(a & 255) - Int(b & 255))
  }
}
