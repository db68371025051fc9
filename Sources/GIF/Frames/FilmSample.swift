/// A few frames of a film, to learn from.
struct FilmSample {
  /// Palettes for frames must take so much less than the one for the film: bands may move as they change.
  private static let localShare = 0.95
  /// Where palettes for some frames take so much more than they may they are not tried for others.
  private static let hopelessShare = 1.05
  /// By how much a film may be longer for a decibel that is wanted.
  private static let decibelWorth = 1.2
  /// Of the error of the film's colours, what that of a frame's may be.
  private static let variedShare = 0.8

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
    var use = ColorUse()
    try forEach(of: frames) { colors, previous, share in
      use.count(colors, after: previous, share: Float(share))
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

  /// The palette with others beside it for frames that gain by one of their own; `nil` if the film does not gain by that.
  ///
  /// Groups of frames with one palette were tried too: on moving gradients they are no smaller than single frames, and
  /// where most pixels are still no palette but the film's pays.
  /// - Parameters:
  ///   - error: the mean squared error wanted.
  ///   - splitError: what dividing the film's colours into as many parts as the palette has leaves.
  func withLocalPalettes(
    _ palette: GIF.Palette, error: Double, splitError: Double
  ) throws -> GIF.Palette? {
    guard try isVaried(palette.colors.count, splitError: splitError) else { return nil }
    let compressor = GIF.FrameCompressor(
      film, packer: packer, palette: palette.local(error: error, found: error),
      options: GIF.Options(effort: .fast), isLossy: false)
    var workspace = compressor.workspace()
    var cost = (bits: 0.0, error: 0.0)
    var (commonBits, count) = (0.0, 0.0)
    // The first frame, which is drawn whole, comes last.
    for part in [frames.dropFirst().prefix(2), frames.dropFirst(3), frames.prefix(1)] {
      for (index, share) in part {
        let frame = try workspace.localCost(index)
        cost.bits += frame.bits * share
        cost.error += frame.squaredError * share / valueCount
        count += share
      }
      commonBits += try sum(palette, isLossy: false, Array(part)) { try $1.bits($0) }
      // What is better than wanted is not worth more.
      let gain = GIF.Palette.decibels(
        max(palette.meanSquaredError, error)
          / max(cost.error * Double(film.count) / count, error, 1e-3))
      let limit = Self.localShare * power(Self.decibelWorth, gain) * commonBits
      let isLast = part.startIndex == 0
      if cost.bits > (isLast ? 1 : Self.hopelessShare) * limit { return nil }
    }
    return palette.local(error: error, found: cost.error)
  }

  /// Whether a frame out of the middle changes much and has less different colours than the film has, so that palettes
  /// for single frames may pay.
  private func isVaried(_ count: Int, splitError: Double) throws -> Bool {
    var isVaried = false
    try forEach(of: [frames[frames.count / 2]]) { colors, previous, _ in
      guard !previous.isEmpty,
        let drawn = DrawnPixels(colors, after: previous, width: packer.width),
        drawn.count > colors.count / 4
      else { return }
      let own = Quantizer(
        Quantizer.Sample.reduced(drawn.samples, exactCount: 1024), limit: count)
      isVaried = own.splitError(count: count) < Self.variedShare * splitError
    }
    return isVaried
  }

  /// Gives the colours of some frames, each with those of the frame before, which are empty for the first.
  private func forEach(
    of frames: [(index: Int, share: Double)],
    _ body: (_ colors: [UInt32], _ previous: [UInt32], _ share: Double) -> Void
  ) throws {
    let unpacker = FrameUnpacker(width: packer.width)
    var plane = ColorPlane(backdrop: packer.backdrop)
    var before = plane
    for (index, share) in frames {
      guard let frame = try film.frame(index) else { continue }
      try plane.unpack(frame.bytes, unpacker)
      let previous = try film.frame(index - 1)
      if let previous { try before.unpack(previous.bytes, unpacker) }
      body(plane.colors, previous == nil ? [] : before.colors, share)
    }
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
