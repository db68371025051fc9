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
    guard let first = frames.first else { throw EncodingError.noFrames }
    guard delays.count == frames.count else {
      throw EncodingError.delayCount(delays: delays.count, frames: frames.count)
    }
    let packer = try FramePacker(
      width: width, height: height, backdrop: first, transparency: options.transparency)
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
