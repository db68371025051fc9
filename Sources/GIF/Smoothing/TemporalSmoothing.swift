extension GIF {
  /// Lets pixels whose colours change little by little change in few steps: what stays for longer takes fewer bytes.
  ///
  /// Over time each pixel becomes piecewise constant, with colours that it has: those are found for which the squared error
  /// and a penalty for each step together are least (the Potts functional; Killick, Fearnhead and Eckley, "Optimal detection
  /// of changepoints with a linear computational cost", 2012). The penalty is high where all around changes gently, and what is
  /// saved is a whole area, and nearly nothing where something moves. What does not change never flickers.
  public struct TemporalSmoothing: Sendable {
    let width: Int
    let height: Int
    /// What a step costs in calm surroundings: squared levels of a pixel, over a frame of mean length.
    let penalty: Float
    /// How long each frame is shown, in mean lengths.
    let weights: [Float]
    /// The mean squared error that the film may have.
    private let target: Double

    /// Of the squared error that a pixel may have, what a step costs.
    private static let penaltyShare = 25.0
    /// Of the error that a film may have, what smoothing may lead to: with more all drifts alike, and what is saved by fewer
    /// steps is lost by where they are. Found by trying.
    private static let largestUse = 0.25
    /// The same for the whole film, whose beginning is livelier.
    private static let largestWholeUse = 1 - GIF.Options.leastColorShare
    /// Of all changes, how many must be saved to be worth the time.
    private static let leastSaving = 0.12
    /// How many pixels of how many frames are smoothed together, and how many frames at least and at most.
    private static let (pixelLimit, frameLimits) = (6 << 20, 6...24)
    /// Rows that are smoothed at a time.
    private static let bandHeight = 64
    /// Of how many bands, and of how many frames that are smoothed together, one is for trying.
    private static let (trialBands, trialFrames) = (3, 2)

    /// - Parameter delays: how long each frame is shown, in any unit.
    /// - Returns: `nil` where there is nothing to smooth: no fidelity is asked for that leaves room for errors, frames may have
    ///   transparent pixels, colours are imitated by dithering, or there are no pixels.
    public init?(width: Int, height: Int, delays: [Int], options: Options) {
      guard let decibels = options.targetPSNR, decibels.isFinite, !options.transparency,
        options.dithering == .none, width > 0, height > 0
      else { return nil }
      (self.width, self.height) = (width, height)
      target = min(GIF.meanSquaredError(decibels: decibels), 65_025)
      penalty = Float(Self.penaltyShare * 3 * target)
      let lengths = delays.map { Double(max($0, 1)) }
      let mean = lengths.reduce(0, +) / Double(max(delays.count, 1))
      weights = lengths.map { Float($0 / mean) }
    }

    /// Smooths a film, a few frames at a time.
    ///
    /// - Parameters:
    ///   - read: gives the pixels of some frames, `0x00RRGGBB`.
    ///   - map: calls a function with 0, 1, 2, … up to a count, on any threads, and gives what comes of them in order.
    ///   - write: takes the frames in their order, some at a time.
    /// - Returns: `nil` if the film gains nothing by being smoothed, and what was written is of no use: mostly its middle
    ///   shows that, and nothing is.
    /// - Complexity: O(pixels · frames), where few colours are near to each other.
    public func smooth(
      read: (Range<Int>) throws -> [[UInt32]],
      map: (_ count: Int, @escaping @Sendable (Int) -> Band) throws -> [Band],
      write: (Block) throws -> Void
    ) throws -> Gain? {
      let length = min(
        max(Self.pixelLimit / (width * height), Self.frameLimits.lowerBound),
        Self.frameLimits.upperBound, weights.count)
      guard try length > 1 && isWorthwhile(length, read: read, map: map) else { return nil }
      let pixelCount = width * height * weights.count
      var past: Past?
      var total = Total()
      for start in stride(from: 0, to: weights.count, by: length) {
        let range = start..<min(start + length, weights.count)
        let sources = try read(range)
        let bands = try bands(of: range, sources, after: past, map: map)
        let block = Block(range: range, bands: bands)
        past = Past(
          source: sources[range.count - 1], shown: block.pixels(of: range.upperBound - 1))
        total.add(bands)
        let gain = total.gain(pixelCount: pixelCount, target: target)
        if gain.errorShare > Self.largestWholeUse { return nil }
        try write(block)
      }
      return total.gain(pixelCount: pixelCount, target: target)
    }

    /// Whether the middle of the film shows that it gains by being smoothed.
    private func isWorthwhile(
      _ length: Int, read: (Range<Int>) throws -> [[UInt32]],
      map: (_ count: Int, @escaping @Sendable (Int) -> Band) throws -> [Band]
    ) throws -> Bool {
      let length = min(max(length / Self.trialFrames, Self.frameLimits.lowerBound), length)
      let start = (weights.count - length) / 2
      let sources = try read(start..<start + length)
      if hasFewColors(sources[length / 2]) { return false }
      let isHigh = height > 4 * Self.bandHeight
      let bands = try bands(
        of: start..<start + length, sources, every: isHigh ? Self.trialBands : 1, after: nil,
        map: map)
      var total = Total()
      total.add(bands)
      let gain = total.gain(
        pixelCount: bands.reduce(0) { $0 + $1.rows.count * width * length }, target: target)
      return gain.errorShare <= Self.largestUse && gain.savedShare > Self.leastSaving
    }

    /// Whether a palette has room for all colours of a frame: it is made of areas, and what changes there changes much.
    private func hasFewColors(_ frame: [UInt32]) -> Bool {
      var (colors, last) = (Set<UInt32>(), frame[0])
      for color in frame where color != last {
        last = color
        colors.insert(color)
        if colors.count >= 256 { return false }
      }
      return true
    }

    /// Smooths some frames, band by band; all bands or one of several.
    private func bands(
      of range: Range<Int>, _ sources: [[UInt32]], every step: Int = 1, after past: Past?,
      map: (_ count: Int, @escaping @Sendable (Int) -> Band) throws -> [Band]
    ) throws -> [Band] {
      let count = (height + Self.bandHeight - 1) / Self.bandHeight
      return try map((count + step - 1) / step) { index in
        let top = index * step * Self.bandHeight
        let rows = top..<min(top + Self.bandHeight, height)
        return band(rows, of: range, sources, after: past)
      }
    }

    /// Frames that are smoothed together.
    public struct Block: Sendable {
      /// Which frames of the film.
      public let range: Range<Int>
      fileprivate let bands: [Band]

      /// The pixels of a frame of the film, one out of `range`.
      public func pixels(of frame: Int) -> [UInt32] {
        var pixels: [UInt32] = []
        pixels.reserveCapacity(bands.reduce(0) { $0 + $1.colors(of: 0).count })
        for band in bands { pixels += band.colors(of: frame - range.lowerBound) }
        return pixels
      }
    }

    /// The last of the frames before, as it was and as it is shown.
    struct Past: Sendable {
      let source: [UInt32]
      let shown: [UInt32]
    }
  }
}
