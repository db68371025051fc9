extension GIF {
  /// Encodes a film whose frames are all in memory.
  ///
  /// - Parameters:
  ///   - frames: the pixels of each frame, `width * height` words `0xAARRGGBB` row by row.
  ///   - delays: how long each frame is shown, in centiseconds; see ``delays(frames:framesPerSecond:)``.
  /// - Returns: the bytes of the file.
  /// - Throws: ``EncodingError``.
  public static func encode(
    frames: [[UInt32]], width: Int, height: Int, delays: [Int], options: Options = Options()
  ) throws -> [UInt8] {
    guard !frames.isEmpty else { throw EncodingError.noFrames }
    guard delays.count == frames.count else {
      throw EncodingError.delayCount(delays: delays.count, frames: frames.count)
    }
    let film = try MemoryFilm(frames, width, height, delays, options)
    let smooth = try smoothed(frames, width, height, delays, options)
    func encoded(_ options: Options) throws -> [UInt8] {
      if let (film, gain) = smooth {
        let options = options.less(error: gain.meanSquaredError)
        let palette = try film.palette(options)
        if gain.isWorth(palette) { return try film.encoded(palette, options) }
      }
      return try film.encoded(film.palette(options), options)
    }
    let bytes = try encoded(options)
    guard options.effort == .maximum else { return bytes }
    // What takes longer must not be longer.
    var plain = options
    plain.effort = .standard
    let usual = try encoded(plain)
    return usual.count <= bytes.count ? usual : bytes
  }

  /// The film with colours that change in few steps; `nil` where nothing is gained by it.
  private static func smoothed(
    _ frames: [[UInt32]], _ width: Int, _ height: Int, _ delays: [Int], _ options: Options
  ) throws -> (MemoryFilm, TemporalSmoothing.Gain)? {
    guard frames.allSatisfy({ $0.count == width * height }),
      let smoothing = TemporalSmoothing(
        width: width, height: height, delays: delays, options: options)
    else { return nil }
    var smooth: [[UInt32]] = []
    let gain = try smoothing.smooth {
      frames[$0].map { $0.map { $0 & 0xFF_FFFF } }
    } map: {
      (0..<$0).map($1)
    } write: { block in
      smooth += block.range.map { block.pixels(of: $0) }
    }
    return try gain.map { (try MemoryFilm(smooth, width, height, delays, options), $0) }
  }

  /// A packed film whose colours are counted.
  private struct MemoryFilm {
    private let packer: FramePacker
    private let tally: ColorTally
    private let frames: [PackedFrame]
    private let size: (width: Int, height: Int)

    init(
      _ frames: [[UInt32]], _ width: Int, _ height: Int, _ delays: [Int], _ options: Options
    ) throws {
      let packer = try FramePacker(
        width: width, height: height, backdrop: frames[0], transparency: options.transparency)
      var tally = packer.tally()
      self.frames = try zip(frames, delays).map { frame, delay in
        try packer.pack(frame.span, delay: delay, counting: &tally)
      }
      (self.packer, self.tally, size) = (packer, tally, (width, height))
    }

    func palette(_ options: Options) throws -> Palette {
      try Palette(tally, film: PackedFilm(frames), packer: packer, options: options)
    }

    func encoded(_ palette: Palette, _ options: Options) throws -> [UInt8] {
      let compressor = FrameCompressor(
        PackedFilm(frames), packer: packer, palette: palette, options: options)
      var workspace = compressor.workspace()
      var encoder = Encoder(
        width: size.width, height: size.height, palette: palette, options: options)
      for index in frames.indices {
        encoder.append(try compressor.compress(index, using: &workspace))
      }
      return encoder.finish()
    }
  }
}
