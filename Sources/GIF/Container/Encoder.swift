extension GIF {
  /// Strings compressed frames together into the bytes of a GIF file.
  ///
  ///     var encoder = GIF.Encoder(width: 800, height: 600, palette: palette)
  ///     for frame in frames {
  ///       encoder.append(frame)
  ///       try file.write(encoder.drain())
  ///     }
  ///     try file.write(encoder.finish())
  ///
  /// Frames that show what is on the screen already lengthen the frame before them.
  public struct Encoder: ~Copyable, Sendable {
    private let width: Int
    private let height: Int
    private let palette: Palette
    private let options: Options
    private var bytes: [UInt8] = []
    /// The image that is on the screen, whose delay may still grow, and whether it was the first.
    private var pending: (image: CompressedFrame.Image, delay: Int)?
    private var hasBegun = false

    public init(width: Int, height: Int, palette: Palette, options: Options = Options()) {
      self.width = width
      self.height = height
      self.palette = palette
      self.options = options
    }

    /// Appends the next frame of the film.
    public mutating func append(_ frame: CompressedFrame) {
      if let image = frame.image {
        if pending != nil {
          if !hasBegun { begin(isFilm: true) }
          flush()
        }
        pending = (image, frame.delay)
      } else {
        pending?.delay += frame.delay
      }
    }

    /// Takes the bytes that are certain so far, so that memory does not grow with the film.
    public mutating func drain() -> [UInt8] {
      defer { bytes = [] }
      return bytes
    }

    /// Ends the film and gives the bytes that are left.
    public consuming func finish() -> [UInt8] {
      if !hasBegun { begin(isFilm: (pending?.delay ?? 0) > GIF.maximumDelay) }
      flush()
      bytes.append(Block.trailer)
      return bytes
    }

    private mutating func begin(isFilm: Bool) {
      hasBegun = true
      bytes.append(contentsOf: "GIF89a".utf8)
      bytes.append(word: width)
      bytes.append(word: height)
      // With room for the index that frames take as the transparent one.
      let count = palette.colors.count + (palette.transparentIndex == nil ? 1 : 0)
      let bits = [UInt8].paletteBits(min(count, 256))
      // A global palette of 2^bits colours of eight bits each; no background, square pixels.
      bytes.append(0x80 | 0x70 | UInt8(bits - 1))
      bytes.append(0)
      bytes.append(0)
      bytes.append(palette: palette.colors, bits: bits)
      if isFilm { appendLoop() }
      if let comment = options.comment, !comment.isEmpty {
        bytes.append(Block.extension)
        bytes.append(Block.comment)
        bytes.append(subBlocks: Array(comment.utf8))
      }
    }

    private mutating func appendLoop() {
      let repeats: Int
      switch options.loop {
      case .forever: repeats = 0
      // The file says how often to play again; a film without the extension plays once.
      case .times(let times) where times > 1: repeats = min(times - 1, 65_535)
      case .times: return
      }
      bytes.append(Block.extension)
      bytes.append(Block.application)
      bytes.append(UInt8(Block.netscape.count))
      bytes.append(contentsOf: Block.netscape)
      bytes.append(3)
      bytes.append(1)
      bytes.append(word: repeats)
      bytes.append(0)
    }

    /// Writes the pending image, with a second one that shows nothing new for each part of a delay
    /// that is too long for one.
    private mutating func flush() {
      guard let (image, delay) = pending else { return }
      pending = nil
      var rest = delay
      var disposal = rest > GIF.maximumDelay ? Disposal.keep : image.disposal
      append(image, delay: min(rest, GIF.maximumDelay), disposal: disposal)
      while rest > GIF.maximumDelay {
        rest -= GIF.maximumDelay
        disposal = rest > GIF.maximumDelay ? .keep : image.disposal
        append(image, delay: min(rest, GIF.maximumDelay), disposal: disposal)
      }
    }

    private mutating func append(
      _ image: CompressedFrame.Image, delay: Int, disposal: Disposal
    ) {
      bytes.append(Block.extension)
      bytes.append(Block.graphicControl)
      bytes.append(4)
      bytes.append(disposal.rawValue << 2 | (image.transparent == nil ? 0 : 1))
      bytes.append(word: delay)
      bytes.append(image.transparent ?? 0)
      bytes.append(0)
      bytes.append(contentsOf: image.block)
    }
  }
}
