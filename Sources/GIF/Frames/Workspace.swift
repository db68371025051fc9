extension GIF {
  /// The buffers that one thread needs to compress frames: about 20 bytes a pixel.
  public struct Workspace {
    private let compressor: FrameCompressor
    private let buffers: Buffers

    private final class Buffers {
      var encoder = LZWEncoder()
      var planes: PlaneCache
      var cropped: CroppedFrame
      var lifetimes: Lifetimes

      init(planes: PlaneCache, cropped: CroppedFrame, lifetimes: Lifetimes) {
        self.lifetimes = lifetimes
        self.planes = planes
        self.cropped = cropped
      }
    }

    init(compressor: FrameCompressor) {
      self.compressor = compressor
      buffers = Buffers(
        planes: PlaneCache(ditherer: compressor.ditherer),
        cropped: CroppedFrame(
          width: compressor.width, palette: compressor.palette, compressor.pricedPalette),
        lifetimes: Lifetimes(backdrop: compressor.backdrop))
    }

    /// The squared error that the frame compressed last has beyond its palette's.
    var addedError: Double { buffers.encoder.addedError }

    mutating func compress(_ index: Int) throws -> CompressedFrame {
      let (frame, previous, disposal) = try crop(index)
      if compressor.palette.isLocal {
        return try compressLocally(frame, at: index, after: previous)
      }
      guard let disposal else { return CompressedFrame(delay: frame.delay, image: nil) }
      let codes = buffers.cropped.withChoices(of: frame, after: previous) {
        buffers.encoder.encode($0, effort: compressor.effort)
      }
      let block = ImageBlock(
        rectangle: buffers.cropped.rectangle, symbolBits: buffers.cropped.symbolBits,
        codes: codes)
      return CompressedFrame(
        delay: frame.delay,
        image: CompressedFrame.Image(
          disposal: disposal, transparent: buffers.cropped.transparent, block: block.bytes))
    }

    /// About how many bits a frame takes with the palette of the film.
    mutating func bits(_ index: Int) throws -> Double {
      let (frame, previous, disposal) = try crop(index)
      if disposal == nil { return 0 }
      return buffers.cropped.withChoices(of: frame, after: previous) {
        buffers.encoder.bits($0)
      }
    }

    /// Unpacks a frame and what is around it, and finds what is to be drawn.
    ///
    /// - Returns: with how it is disposed of; `nil` if it shows what is on the screen already, or if frames have palettes
    ///   of their own.
    private mutating func crop(
      _ index: Int
    ) throws -> (frame: IndexPlane, previous: IndexPlane?, disposal: Disposal?) {
      // What is to come matters only if pixels may be lossy or become transparent again.
      let looksAround =
        compressor.pricedPalette.worth > 0 || compressor.palette.hasTransparentPixels
      try buffers.planes.load(
        looksAround ? index - 2..<index + 2 : index - 1..<index + 1, compressor)
      guard let frame = buffers.planes[index] else { throw EncodingError.packedFrame }
      let previous = buffers.planes[index - 1]
      if compressor.palette.isLocal { return (frame, previous, nil) }
      let disposal = buffers.cropped.crop(
        frame, after: previous, buffers.planes[index - 2], before: buffers.planes[index + 1])
      return (frame, previous, disposal)
    }

    /// About how many bits a frame takes that may have a palette of its own, its table included, and its squared error.
    mutating func localCost(_ index: Int) throws -> (bits: Double, squaredError: Double) {
      let (frame, previous, _) = try crop(index)
      guard let local = try localFrame(frame, at: index, after: previous) else { return (0, 0) }
      let bits = local.withChoices(compressor.pricedPalette) { buffers.encoder.bits($0) }
      return (
        bits + Double(local.isGlobal ? 0 : 24 * local.palette.colors.count), local.squaredError
      )
    }

    /// What is drawn of a frame; `nil` if nothing changes.
    private func localFrame(
      _ frame: IndexPlane, at index: Int, after previous: IndexPlane?
    ) throws -> LocalFrame? {
      try buffers.lifetimes.measure(frame.colors, at: index, compressor)
      let drawn = DrawnPixels(
        frame.colors, after: previous?.colors ?? [], lifetimes: buffers.lifetimes.frames,
        width: compressor.width)
      return drawn.map {
        LocalFrame(
          $0, global: compressor.palette, error: compressor.palette.localError ?? 0,
          limit: compressor.colorLimit)
      }
    }

    /// Compresses a frame that may have a palette of its own.
    private func compressLocally(
      _ frame: IndexPlane, at index: Int, after previous: IndexPlane?
    ) throws -> CompressedFrame {
      guard let local = try localFrame(frame, at: index, after: previous) else {
        return CompressedFrame(delay: frame.delay, image: nil)
      }
      let codes = local.withChoices(compressor.pricedPalette) {
        buffers.encoder.encode($0, effort: compressor.effort)
      }
      let block = ImageBlock(
        rectangle: local.rectangle, palette: local.isGlobal ? [] : local.palette.colors,
        symbolBits: local.symbolBits, codes: codes)
      return CompressedFrame(
        delay: frame.delay,
        image: CompressedFrame.Image(disposal: .keep, transparent: 0, block: block.bytes))
    }
  }
}
