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
    if let (frames, rest) = try smoothed(frames, width, height, delays, options) {
      return try encode(frames, width, height, delays, rest)
    }
    return try encode(frames, width, height, delays, options)
  }

  /// Frames whose colours change in few steps, and what is asked of their colours; `nil` where nothing is gained by it.
  private static func smoothed(
    _ frames: [[UInt32]], _ width: Int, _ height: Int, _ delays: [Int], _ options: Options
  ) throws -> (frames: [[UInt32]], options: Options)? {
    guard frames.allSatisfy({ $0.count == width * height }),
      let smoothing = TemporalSmoothing(
        width: width, height: height, delays: delays, options: options)
    else { return nil }
    var smooth: [[UInt32]] = []
    let error = try smoothing.smooth {
      frames[$0].map { $0.map { $0 & 0xFF_FFFF } }
    } map: {
      (0..<$0).map($1)
    } write: { block in
      smooth += block.range.map { block.pixels(of: $0) }
    }
    return error.map { (smooth, options.less(error: $0)) }
  }

  private static func encode(
    _ frames: [[UInt32]], _ width: Int, _ height: Int, _ delays: [Int], _ options: Options
  ) throws -> [UInt8] {
    let packer = try FramePacker(
      width: width, height: height, backdrop: frames[0], transparency: options.transparency)
    var tally = packer.tally()
    var packed: [PackedFrame] = []
    packed.reserveCapacity(frames.count)
    for (frame, delay) in zip(frames, delays) {
      packed.append(try packer.pack(frame.span, delay: delay, counting: &tally))
    }
    let film = PackedFilm(packed)
    func encoded(_ options: Options) throws -> [UInt8] {
      let palette = try Palette(tally, film: film, packer: packer, options: options)
      let compressor = FrameCompressor(film, packer: packer, palette: palette, options: options)
      var workspace = compressor.workspace()
      var encoder = Encoder(width: width, height: height, palette: palette, options: options)
      for index in packed.indices {
        encoder.append(try compressor.compress(index, using: &workspace))
      }
      return encoder.finish()
    }
    let bytes = try encoded(options)
    guard options.effort == .maximum else { return bytes }
    // What takes longer must not be longer.
    var plain = options
    plain.effort = .standard
    let usual = try encoded(plain)
    return usual.count <= bytes.count ? usual : bytes
  }
}
