/// The part of a frame that has to be drawn over what is on the screen.
struct CroppedFrame {
  private let width: Int
  /// The palette's transparent index; `nil` where each frame takes one of its own.
  private let sharedTransparent: UInt8?
  private let hasTransparentPixels: Bool
  private let palette: PricedPalette

  /// The index that leaves the pixel below as it is, if there is one.
  private(set) var transparent: UInt8?
  private(set) var rectangle = GIF.Rectangle(x: 0, y: 0, width: 0, height: 0)
  private var indices: [UInt8] = []
  private var freedoms: [UInt8] = []
  /// So many bits hold all indices.
  private(set) var symbolBits = 2

  init(width: Int, palette: GIF.Palette, _ pricedPalette: PricedPalette) {
    self.width = width
    sharedTransparent = palette.transparentIndex
    transparent = sharedTransparent
    hasTransparentPixels = palette.hasTransparentPixels
    self.palette = pricedPalette
  }

  /// Finds what to draw.
  ///
  /// A pixel can only be made transparent again by disposing of an image, so a frame that is followed
  /// by such a change covers all that is opaque and is disposed of.
  /// - Parameters:
  ///   - previous: the frame on the screen; `nil` if there is none yet.
  ///   - last: the frame before that; needed where pixels are lossy.
  ///   - next: the frame to come.
  /// - Returns: how the frame is to be disposed of; `nil` if it shows what is on the screen already.
  mutating func crop(
    _ frame: IndexPlane, after previous: IndexPlane?, _ last: IndexPlane?,
    before next: IndexPlane?
  ) -> GIF.Disposal? {
    var screen = previous?.indices
    var disposal = GIF.Disposal.keep
    var mustDraw = previous == nil
    if hasTransparentPixels, let transparent = sharedTransparent {
      if let previous, Self.clears(previous.indices, frame.indices, transparent) {
        screen = nil
        mustDraw = true
      }
      screen = screen ?? [UInt8](repeating: transparent, count: frame.count)
      if let next, Self.clears(frame.indices, next.indices, transparent) { disposal = .background }
    }

    var bounds: GIF.Rectangle?
    if let screen {
      bounds = GIF.Rectangle(difference: screen, frame.indices, width: width)
    } else {
      bounds = GIF.Rectangle(x: 0, y: 0, width: width, height: frame.count / width)
    }
    if disposal == .background, let transparent = sharedTransparent {
      let opaque = GIF.Rectangle(opaque: frame.indices, transparent: transparent, width: width)
      bounds = bounds.map { opaque?.union($0) ?? $0 } ?? opaque
    }
    if bounds == nil, mustDraw { bounds = GIF.Rectangle(x: 0, y: 0, width: 1, height: 1) }
    guard let bounds else { return nil }
    rectangle = bounds
    cut(frame, over: screen)
    if palette.worth > 0, !hasTransparentPixels { free(frame, after: previous, last, before: next) }
    return disposal
  }

  /// Gives the image to compress.
  ///
  /// - Parameters:
  ///   - frame: the frame that was cropped.
  ///   - previous: the frame on the screen.
  func withChoices<Result>(
    of frame: IndexPlane, after previous: IndexPlane?, _ body: (PixelChoices) -> Result
  ) -> Result {
    indices.withUnsafeBufferPointer { indices in
      freedoms.withUnsafeBufferPointer { freedoms in
        (previous?.indices ?? []).withUnsafeBufferPointer { covered in
          frame.colors.withUnsafeBufferPointer { colors in
            body(
              PixelChoices(
                indices: indices, freedoms: freedoms,
                frame: PixelChoices.Frame(
                  colors: colors, covered: covered, width: width, part: rectangle),
                palette: palette, transparent: transparent ?? 0, symbolBits: symbolBits))
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

  /// Copies the rectangle and tells which of its pixels are still.
  private mutating func cut(_ frame: IndexPlane, over screen: [UInt8]?) {
    let size = rectangle.width * rectangle.height
    if indices.count != size {
      indices = [UInt8](repeating: 0, count: size)
      freedoms = indices
    }
    indices.copyRows(of: rectangle, from: frame.indices, width: width)
    freedoms.withUnsafeMutableBufferPointer { freedoms in
      guard let screen else { return freedoms.update(repeating: PixelChoices.Freedom.fixed) }
      frame.indices.forEachRow(of: rectangle, beside: screen, width: width) { row, here, there in
        let freedom = freedoms.baseAddress! + row * rectangle.width
        for i in 0..<rectangle.width {
          freedom[i] =
            here[i] == there[i] ? PixelChoices.Freedom.still : PixelChoices.Freedom.fixed
        }
      }
    }
    let bits = indices.withUnsafeBufferPointer { $0.reduce(0, |) }
    symbolBits = max(2, 8 - bits.leadingZeroBitCount)
    if sharedTransparent == nil { chooseTransparent() }
  }

  /// Takes an index that no changed pixel has as the transparent one, or widens the symbols by a bit to have one where that
  /// pays; where there is none, pixels keep their indices.
  private mutating func chooseTransparent() {
    var isUsed = [Bool](repeating: false, count: 257)
    var stillCount = 0
    for (index, freedom) in zip(indices, freedoms) {
      if freedom == PixelChoices.Freedom.still {
        stillCount += 1
      } else {
        isUsed[Int(index)] = true
      }
    }
    transparent = nil
    if stillCount == 0 { return }
    let unused = isUsed.firstIndex(of: false) ?? 256
    if unused < 1 << symbolBits {
      transparent = UInt8(unused)
    } else if symbolBits < 8, 2 * stillCount > indices.count {
      transparent = UInt8(1 << symbolBits)
      symbolBits += 1
    } else {
      freedoms.withUnsafeMutableBufferPointer { $0.update(repeating: PixelChoices.Freedom.fixed) }
    }
  }

  /// Frees those pixels that are gone with the next frame and at an edge.
  ///
  /// What a pixel shows must not depend on how it was compressed once it stays, so that frames can be
  /// compressed in any order and a pixel that does not change never flickers. For the same reason a
  /// free pixel may keep what it covers only if that was not free itself.
  private mutating func free(
    _ frame: IndexPlane, after previous: IndexPlane?, _ last: IndexPlane?,
    before next: IndexPlane?
  ) {
    // The last frame may be shown for long, and nothing of it is gone with the next.
    guard let next else { return }
    symbolBits = max(2, 8 - UInt8(palette.points.count - 1).leadingZeroBitCount)
    freeFleeting(frame.indices, before: next.indices)
    let coarseness = palette.coarseness
    frame.withFleetingEdges(after: previous, before: next, width: width, coarseness: coarseness) {
      edges in
      guard let previous else { return keepEdges(edges, after: nil) }
      previous.withFleetingEdges(after: last, before: frame, width: width, coarseness: coarseness) {
        keepEdges(edges, after: $0)
      }
    }
  }

  /// Frees the pixels that change now and with the next frame.
  private mutating func freeFleeting(_ frame: [UInt8], before next: [UInt8]) {
    freedoms.withUnsafeMutableBufferPointer { freedoms in
      frame.forEachRow(of: rectangle, beside: next, width: width) { row, here, there in
        let freedom = freedoms.baseAddress! + row * rectangle.width
        // Few enough operations for the compiler to do many pixels at a time.
        for i in 0..<rectangle.width {
          freedom[i] &+= here[i] == there[i] ? 0 : freedom[i] & PixelChoices.Freedom.fixed
        }
      }
    }
  }

  /// Leaves free only what is at an edge.
  ///
  /// - Parameter edgesBefore: those of the frame before, if there is one.
  private mutating func keepEdges(_ edges: FleetingEdges, after edgesBefore: FleetingEdges?) {
    let (width, rectangle) = (width, rectangle)
    freedoms.withUnsafeMutableBufferPointer { freedoms in
      for row in 0..<rectangle.height {
        // From an index of the part to that of the frame.
        let offset = (rectangle.y + row) * width + rectangle.x - row * rectangle.width
        var i = row * rectangle.width
        let end = i + rectangle.width
        while i < end {
          // Most pixels are not free, and eight of them are passed at a time.
          let rest = UnsafeRawBufferPointer(freedoms)
          let free = 0x0101_0101_0101_0101 &* UInt64(PixelChoices.Freedom.free)
          if i + 8 <= end, rest.loadUnaligned(fromByteOffset: i, as: UInt64.self) & free == 0 {
            i += 8
            continue
          }
          if freedoms[i] == PixelChoices.Freedom.free {
            if !edges.isEdge(offset + i) {
              freedoms[i] = PixelChoices.Freedom.fixed
            } else if let edgesBefore, !edgesBefore.contains(offset + i) {
              freedoms[i] = PixelChoices.Freedom.loose
            }
          }
          i += 1
        }
      }
    }
  }
}

extension Array {
  /// Gives each row of a part of a picture and that of another one.
  fileprivate func forEachRow(
    of part: GIF.Rectangle, beside other: [Element], width: Int,
    _ body: (_ row: Int, UnsafePointer<Element>, UnsafePointer<Element>) -> Void
  ) {
    withUnsafeBufferPointer { here in
      other.withUnsafeBufferPointer { there in
        for row in 0..<part.height {
          let start = (part.y + row) * width + part.x
          body(row, here.baseAddress! + start, there.baseAddress! + start)
        }
      }
    }
  }

  /// Becomes the rows of a part of a picture, which has as many pixels.
  fileprivate mutating func copyRows(of part: GIF.Rectangle, from picture: [Element], width: Int) {
    withUnsafeMutableBufferPointer { target in
      picture.withUnsafeBufferPointer { picture in
        var to = 0
        for y in part.y..<part.y + part.height {
          let from = y * width + part.x
          let row = UnsafeBufferPointer(rebasing: picture[from..<from + part.width])
          _ = UnsafeMutableBufferPointer(rebasing: target[to..<to + part.width]).update(
            fromContentsOf: row)
          to += part.width
        }
      }
    }
  }
}
