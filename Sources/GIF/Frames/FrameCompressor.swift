extension GIF {
  /// Compresses the frames of a film, each by itself: on any thread, in any order.
  public struct FrameCompressor: Sendable {
    public let width: Int
    public let height: Int
    public let palette: Palette
    /// How many frames the film has.
    public var frameCount: Int { film.count }
    let film: PackedFilm
    let effort: Effort
    /// The most colours of a palette.
    let colorLimit: Int
    let pricedPalette: PricedPalette
    let ditherer: Ditherer?
    let unpacker: FrameUnpacker
    let backdrop: [UInt32]
    let backdropIndices: [UInt8]

    /// - Parameters:
    ///   - packer: what packed the frames.
    ///   - palette: that of the film.
    public init(
      _ film: PackedFilm, packer: FramePacker, palette: Palette, options: Options = Options()
    ) {
      self.init(
        film, packer: packer, palette: palette, options: options,
        isLossy: options.effort.isLossy && options.dithering == .none)
    }

    /// - Parameter isLossy: whether pixels may show other colours than the palette gives them.
    init(
      _ film: PackedFilm, packer: FramePacker, palette: Palette, options: Options, isLossy: Bool
    ) {
      width = packer.width
      height = packer.height
      self.film = film
      self.palette = palette
      effort = options.effort
      colorLimit = options.colors
      ditherer = Ditherer(options.dithering, palette: palette, width: packer.width)
      pricedPalette = PricedPalette(palette, isLossy: isLossy)
      unpacker = FrameUnpacker(width: packer.width)
      backdrop = packer.backdrop
      backdropIndices = packer.backdrop.map { palette.map[$0] }
    }

    /// Whether the colours of frames are needed, not just the indices of the film's palette.
    var needsColors: Bool {
      pricedPalette.worth > 0 || palette.isLocal || ditherer != nil
    }

    /// Buffers for one thread, to be used for one frame after another.
    ///
    /// Going through frames in order is fastest: each is then unpacked once. With
    /// ``Dithering/diffusion`` every frame that is left out is unpacked nevertheless, and going back
    /// begins at the first.
    public func workspace() -> Workspace { Workspace(compressor: self) }

    /// Compresses a frame.
    ///
    /// The result depends on the film alone, not on what the workspace was used for.
    /// - Parameters:
    ///   - index: which frame, from 0 to the film's count - 1.
    ///   - workspace: one that this compressor gave.
    /// - Throws: ``EncodingError/packedFrame`` if the bytes are not those of a packed frame, and what
    ///   the film throws.
    public func compress(
      _ index: Int, using workspace: inout Workspace
    ) throws -> CompressedFrame {
      try workspace.compress(index)
    }
  }
}

extension GIF.Effort {
  /// Whether pixels at edges that pass may show other colours than the palette gives them.
  var isLossy: Bool { self != .fast }
}
