/// The pixels of a frame that differ from those before and after them and lie at an edge, where an error is seen least.
struct FleetingEdges {
  /// From here on an error is hidden by what is around it, and from there on wholly; found by SSIM, which models that.
  private static let (edgeContrast, fullContrast) = (Float(64), Float(400))
  /// The same where the palette is as coarse as can be.
  private static let (coarseEdgeContrast, coarseFullContrast) = (Float(0), Float(100))
  /// What steps below 8 in each channel, across and along, come to at most.
  private static let smoothContrast = 56

  let indices: UnsafeBufferPointer<UInt8>
  let colors: UnsafeBufferPointer<UInt32>
  /// Empty where there is no such frame.
  let previous: UnsafeBufferPointer<UInt8>
  let next: UnsafeBufferPointer<UInt8>
  let width: Int
  private let leastContrast: Int

  /// - Parameter coarseness: that of the palette.
  init(
    indices: UnsafeBufferPointer<UInt8>, colors: UnsafeBufferPointer<UInt32>,
    previous: UnsafeBufferPointer<UInt8>, next: UnsafeBufferPointer<UInt8>, width: Int,
    coarseness: Float
  ) {
    (self.indices, self.colors) = (indices, colors)
    (self.previous, self.next) = (previous, next)
    self.width = width
    leastContrast = Int(
      Self.edgeContrast + coarseness * (Self.coarseEdgeContrast - Self.edgeContrast))
  }

  /// Whether a pixel is one of these.
  @inline(__always)
  func contains(_ position: Int) -> Bool {
    let index = indices[position]
    if previous.count > 0, previous[position] == index { return false }
    if next.count > 0, next[position] == index { return false }
    return isEdge(position)
  }

  @inline(__always)
  func isEdge(_ position: Int) -> Bool {
    guard position >= width, position + width < colors.count else { return false }
    let across = colors[position - 1] ^ colors[position + 1]
    let along = colors[position - width] ^ colors[position + width]
    // Most pixels are in smooth surroundings.
    if leastContrast >= Self.smoothContrast, (across | along) & 0xF8_F8F8 == 0 { return false }
    return Self.contrast(of: colors, width, at: position) > leastContrast
  }

  /// How much more an error is worth at a pixel than at the strongest edge.
  @inline(__always)
  static func weight(
    of colors: UnsafeBufferPointer<UInt32>, _ width: Int, at position: Int, coarseness: Float
  ) -> Float {
    let hidden = fullContrast + coarseness * (coarseFullContrast - fullContrast)
    return max(hidden / Float(contrast(of: colors, width, at: position)), 1)
  }

  /// How much the picture changes around a pixel: the more, the less an error there is seen.
  @inline(__always)
  private static func contrast(
    of colors: UnsafeBufferPointer<UInt32>, _ width: Int, at position: Int
  ) -> Int {
    guard position >= width, position + width < colors.count else { return 0 }
    return contrast(colors[position - 1], colors[position + 1])
      + contrast(colors[position - width], colors[position + width])
  }

  /// How far apart two colours are: red and blue count once, green twice.
  @inline(__always)
  private static func contrast(_ a: UInt32, _ b: UInt32) -> Int {
    func step(_ shift: UInt32) -> Int { abs(Int(a >> shift & 255) - Int(b >> shift & 255)) }
    return step(16) + 2 * step(8) + step(0)
  }
}

extension IndexPlane {
  /// Gives the edges of the frame that are gone with the next one.
  func withFleetingEdges<Result>(
    after previous: IndexPlane?, before next: IndexPlane?, width: Int, coarseness: Float,
    _ body: (FleetingEdges) -> Result
  ) -> Result {
    indices.withUnsafeBufferPointer { indices in
      colors.withUnsafeBufferPointer { colors in
        (previous?.indices ?? []).withUnsafeBufferPointer { previous in
          (next?.indices ?? []).withUnsafeBufferPointer { next in
            body(
              FleetingEdges(
                indices: indices, colors: colors, previous: previous, next: next, width: width,
                coarseness: coarseness))
          }
        }
      }
    }
  }
}
