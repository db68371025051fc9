/// A few frames of a film, to learn from.
struct FilmSample {
  private let film: GIF.PackedFilm
  private let packer: GIF.FramePacker
  /// Which frames, and how many each stands for: the first, which is drawn whole, for itself.
  private let frames: [(index: Int, share: Double)]

  /// The first frame, and `count` pairs of neighbours spread evenly over the others, or all.
  ///
  /// Of neighbours less has to be unpacked.
  init(_ film: GIF.PackedFilm, packer: GIF.FramePacker, pairs: Int) {
    self.film = film
    self.packer = packer
    let others = max(film.count - 1, 0)
    let starts =
      2 * pairs >= others
      ? Array(1..<max(film.count, 1))
      : (0..<pairs).flatMap {
        let start = 1 + (2 * $0 + 1) * (others - 1) / (2 * pairs)
        return [start, start + 1]
      }
    frames = [(0, 1)] + starts.map { ($0, Double(others) / Double(starts.count)) }
  }

  /// How the film uses its colours.
  func colorUse() throws -> ColorUse {
    let unpacker = FrameUnpacker(width: packer.width)
    var use = ColorUse()
    var plane = ColorPlane(backdrop: packer.backdrop)
    var before = plane
    for (index, share) in frames {
      guard let frame = try film.frame(index) else { continue }
      try plane.unpack(frame.bytes, unpacker)
      let previous = try film.frame(index - 1)
      if let previous {
        try before.unpack(previous.bytes, unpacker)
      }
      use.count(
        plane.colors, after: previous == nil ? [] : before.colors, share: Float(share))
    }
    return use
  }

  /// About what the film takes with a palette: bits, and the mean squared error that is added to that
  /// of the palette where pixels are lossy.
  func cost(
    _ palette: GIF.Palette, isLossy: Bool
  ) throws -> (bits: Double, addedError: Double) {
    let compressor = GIF.FrameCompressor(
      film, packer: packer, palette: palette, options: GIF.Options(effort: .fast), isLossy: isLossy)
    var workspace = compressor.workspace()
    var bits = 0.0
    var error = 0.0
    for (index, share) in frames {
      let frame = try compressor.compress(index, using: &workspace)
      bits += 8 * Double(frame.byteCount) * share
      if frame.image != nil { error += workspace.addedError * share }
    }
    return (bits, error / valueCount)
  }

  /// How many values the film has: channels of all pixels of all frames.
  var valueCount: Double { 3 * Double(packer.width * packer.height * film.count) }
}
