extension GIF {
  /// Compresses packed frames, each by itself given its neighbours: on any thread, in any order.
  public struct FrameCompressor: Sendable {
    public let width: Int
    public let height: Int
    public let palette: Palette
    let effort: Effort
    let unpacker: FrameUnpacker
    let backdrop: [UInt32]
    let backdropIndices: [UInt8]

    public init(packer: FramePacker, palette: Palette, options: Options = Options()) {
      width = packer.width
      height = packer.height
      self.palette = palette
      effort = options.effort
      unpacker = FrameUnpacker(width: packer.width)
      backdrop = packer.backdrop
      backdropIndices = packer.backdrop.map { palette.map[$0] }
    }

    /// Buffers for one thread, to be used for one frame after another.
    ///
    /// Going through frames in order is fastest: each is then unpacked once.
    public func workspace() -> Workspace { Workspace(compressor: self) }

    /// Compresses a frame.
    ///
    /// The result depends on the arguments only, not on what the workspace was used for.
    /// - Parameters:
    ///   - previous: the frame before; `nil` for the first.
    ///   - next: the frame after; `nil` for the last.
    /// - Throws: ``EncodingError/packedFrame`` if a frame's bytes are not those of a packed frame.
    public func compress(
      _ frame: PackedFrame, after previous: PackedFrame?, before next: PackedFrame?,
      using workspace: inout Workspace
    ) throws(EncodingError) -> CompressedFrame {
      try workspace.compress(frame, after: previous, before: next)
    }
  }
}
