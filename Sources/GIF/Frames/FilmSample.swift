/// A few frames of a film with their neighbours, to learn from.
struct FilmSample {
  private struct Moment {
    var previous: GIF.PackedFrame?
    var frame: GIF.PackedFrame
    var next: GIF.PackedFrame?
    /// How many frames of the film it stands for.
    var share: Float
  }

  private let moments: [Moment]

  /// The first frame, and `count` spread evenly over the others, or all.
  init(_ frames: some RandomAccessCollection<GIF.PackedFrame>, count: Int) {
    let others = max(frames.count - 1, 0)
    let count = min(count, others)
    func frame(_ t: Int) -> GIF.PackedFrame? {
      t >= 0 && t < frames.count ? frames[frames.index(frames.startIndex, offsetBy: t)] : nil
    }
    let times = [0] + (0..<count).map { 1 + (2 * $0 + 1) * others / (2 * count) }
    moments = times.compactMap { t in
      frame(t).map {
        Moment(
          previous: frame(t - 1), frame: $0, next: frame(t + 1),
          share: t == 0 ? 1 : Float(others) / Float(count))
      }
    }
  }

  /// How the film uses its colours.
  func colorUse(_ packer: GIF.FramePacker) throws(GIF.EncodingError) -> ColorUse {
    let unpacker = FrameUnpacker(width: packer.width)
    var use = ColorUse()
    var plane = ColorPlane()
    var before = ColorPlane()
    for moment in moments {
      plane.begin(over: packer.backdrop)
      try unpacker.unpack(moment.frame.bytes, into: &plane)
      if let previous = moment.previous {
        before.begin(over: packer.backdrop)
        try unpacker.unpack(previous.bytes, into: &before)
      }
      use.count(
        plane.colors, after: moment.previous == nil ? [] : before.colors, share: moment.share)
    }
    return use
  }

  /// About what the film takes with a palette: bits, and the mean squared error that is added to that
  /// of the palette.
  func cost(
    _ palette: GIF.Palette, packer: GIF.FramePacker, effort: GIF.Effort
  ) throws(GIF.EncodingError) -> (bits: Double, addedError: Double) {
    let compressor = GIF.FrameCompressor(
      packer: packer, palette: palette, options: GIF.Options(effort: effort))
    var workspace = compressor.workspace()
    var bits = 0.0
    var error = 0.0
    for moment in moments {
      let frame = try workspace.compress(
        moment.frame, after: moment.previous, before: moment.next)
      bits += 8 * Double(frame.byteCount) * Double(moment.share)
      if frame.image != nil { error += workspace.addedError * Double(moment.share) }
    }
    return (bits, error / valueCount(packer))
  }

  /// How many values the film has: channels of all pixels of all frames.
  func valueCount(_ packer: GIF.FramePacker) -> Double {
    3 * Double(packer.width * packer.height) * Double(moments.reduce(0) { $0 + $1.share })
  }
}
