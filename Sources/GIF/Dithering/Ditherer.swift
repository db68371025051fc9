/// Turns the colours of frames into indices by the dithering that was asked for.
struct Ditherer: Sendable {
  private var ordered: OrderedDither?
  private var diffusion: ErrorDiffusion?

  /// - Returns: `nil` if every pixel simply takes the index that the palette has for its colour.
  init?(_ dithering: GIF.Dithering, palette: GIF.Palette, width: Int) {
    if palette.isExact { return nil }
    switch dithering {
    case .none: return nil
    case .ordered: ordered = OrderedDither(palette, width: width)
    case .diffusion: diffusion = ErrorDiffusion(palette, width: width)
    }
  }

  /// Whether a frame's indices depend on those of the frame before.
  var isSequential: Bool { diffusion != nil }

  /// Finds the indices of a frame.
  /// - Parameter previous: the frame before; `nil` for the first. Only sequential ditherers look at it.
  mutating func dither(
    _ colors: [UInt32], into indices: inout [UInt8], after previous: IndexPlane?
  ) {
    ordered?.dither(colors, into: &indices)
    diffusion?.dither(colors, into: &indices, after: previous)
  }
}
