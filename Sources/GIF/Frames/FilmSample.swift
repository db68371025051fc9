/// A few frames of a film, to learn from.
struct FilmSample {
  private let film: GIF.PackedFilm
  private let packer: GIF.FramePacker
  /// Which frames, and how many each stands for: the first, which is drawn whole, for itself.
  private let frames: [(index: Int, share: Double)]

  /// The first frame, and two pairs of neighbours spread evenly over the others, or all.
  ///
  /// Of neighbours less has to be unpacked.
  init(_ film: GIF.PackedFilm, packer: GIF.FramePacker) {
    let pairs = 2
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

  /// About how many bits the film takes with a palette.
  func bits(_ palette: GIF.Palette) throws -> Double {
    try sum(palette, isLossy: false, frames) { try $1.bits($0) }
  }

  /// About the mean squared error that is added to that of a palette where pixels are lossy.
  func addedError(_ palette: GIF.Palette, effort: GIF.Effort) throws -> Double {
    if !effort.isLossy { return 0 }
    // The first frame takes as long as several others, and is one of many.
    let others = frames.count > 1 ? frames[1...] : frames[...]
    let error = try sum(palette, isLossy: true, Array(others)) {
      try $1.compress($0).image == nil ? 0 : $1.addedError
    }
    return error / valueCount
  }

  private func sum(
    _ palette: GIF.Palette, isLossy: Bool, _ frames: [(index: Int, share: Double)],
    of value: (Int, inout GIF.Workspace) throws -> Double
  ) throws -> Double {
    let compressor = GIF.FrameCompressor(
      film, packer: packer, palette: palette, options: GIF.Options(effort: .fast),
      isLossy: isLossy)
    var workspace = compressor.workspace()
    return try frames.reduce(0) { try $0 + value($1.index, &workspace) * $1.share }
  }

  /// How many values the film has: channels of all pixels of all frames.
  var valueCount: Double { 3 * Double(packer.width * packer.height * film.count) }
}
