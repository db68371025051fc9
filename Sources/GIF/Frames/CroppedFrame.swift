/// The part of a frame that has to be drawn over what is on the screen.
struct CroppedFrame {
  private let width: Int
  private let transparent: UInt8?
  private let hasTransparentPixels: Bool
  /// Levels and the worth of errors for each index; see ``PixelChoices``.
  private let palette: [SIMD4<Float>]

  private(set) var rectangle = GIF.Rectangle(x: 0, y: 0, width: 0, height: 0)
  private var indices: [UInt8] = []
  private var freedoms: [UInt8] = []
  private var colors: [UInt32] = []
  /// So many bits hold all indices.
  private(set) var symbolBits = 2

  init(width: Int, palette: GIF.Palette) {
    self.width = width
    transparent = palette.transparentIndex
    hasTransparentPixels = palette.hasTransparentPixels
    self.palette = palette.colors.map { color in
      var entry = GIF.Palette.point(color)
      entry.w = 0
      return entry
    }
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
          palette.withUnsafeBufferPointer { palette in
            body(
              PixelChoices(
                indices: indices, freedoms: freedoms, colors: colors, palette: palette,
                transparent: transparent ?? 0, symbolBits: symbolBits))
          }
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
    let size = rectangle.width * rectangle.height
    if indices.count != size {
      indices = [UInt8](repeating: 0, count: size)
      freedoms = [UInt8](repeating: 0, count: size)
      colors = [UInt32](repeating: 0, count: size)
    }
    var all: UInt8 = 0
    var to = 0
    for y in rectangle.y..<rectangle.y + rectangle.height {
      let from = y * width + rectangle.x
      all |= copy(frame, over: screen, from: from, count: rectangle.width, to: to)
      to += rectangle.width
    }
    // The bits of all indices together are at least those of the highest.
    let highest = all
    symbolBits = max(2, 8 - highest.leadingZeroBitCount)
  }

  /// Copies a row and tells which of its pixels are still. Returns the union of the bits of its indices.
  private mutating func copy(
    _ frame: IndexPlane, over screen: [UInt8]?, from: Int, count: Int, to: Int
  ) -> UInt8 {
    var all: UInt8 = 0
    let (fixed, still) = (PixelChoices.Freedom.fixed, PixelChoices.Freedom.still)
    indices.withUnsafeMutableBufferPointer { indices in
      frame.indices.withUnsafeBufferPointer { source in
        for i in 0..<count {
          let index = source[from &+ i]
          indices[to &+ i] = index
          all |= index
        }
      }
    }
    colors.withUnsafeMutableBufferPointer { colors in
      frame.colors.colors.withUnsafeBufferPointer { source in
        for i in 0..<count { colors[to &+ i] = source[from &+ i] }
      }
    }
    freedoms.withUnsafeMutableBufferPointer { freedoms in
      guard let screen else {
        for i in 0..<count { freedoms[to &+ i] = fixed }
        return
      }
      screen.withUnsafeBufferPointer { screen in
        frame.indices.withUnsafeBufferPointer { source in
          for i in 0..<count {
            freedoms[to &+ i] = screen[from &+ i] == source[from &+ i] ? still : fixed
          }
        }
      }
    }
    return all
  }
}
