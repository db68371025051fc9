extension GIF {
  /// Encodes a film whose frames are all in memory.
  ///
  /// - Parameters:
  ///   - frames: the pixels of each frame, `width * height` words `0xAARRGGBB` row by row.
  ///   - delays: how long each frame is shown, in centiseconds; see ``delays(frames:framesPerSecond:)``.
  /// - Returns: the bytes of the file.
  public static func encode(
    frames: [[UInt32]], width: Int, height: Int, delays: [Int], options: Options = Options()
  ) throws(EncodingError) -> [UInt8] {
    guard let first = frames.first else { throw .noFrames }
    guard delays.count == frames.count else {
      throw .delayCount(delays: delays.count, frames: frames.count)
    }
    let packer = try FramePacker(
      width: width, height: height, backdrop: first, transparency: options.transparency)
    var tally = packer.tally()
    var packed: [PackedFrame] = []
    packed.reserveCapacity(frames.count)
    for (frame, delay) in zip(frames, delays) {
      packed.append(try packer.pack(frame.span, delay: delay, counting: &tally))
    }
    let palette = Palette(tally, packer: packer, options: options)
    let compressor = FrameCompressor(packer: packer, palette: palette, options: options)
    var workspace = compressor.workspace()
    var encoder = Encoder(width: width, height: height, palette: palette, options: options)
    for (t, frame) in packed.enumerated() {
      encoder.append(
        try compressor.compress(
          frame, after: t > 0 ? packed[t - 1] : nil,
          before: t + 1 < packed.count ? packed[t + 1] : nil, using: &workspace))
    }
    return encoder.finish()
  }
}
