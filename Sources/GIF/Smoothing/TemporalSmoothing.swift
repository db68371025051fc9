extension GIF {
  /// Lets pixels whose colours change little by little change in few steps: what stays for longer takes fewer bytes.
  ///
  /// Over time each pixel becomes piecewise constant, with colours that it has: those are found for which the squared error
  /// and a penalty for each step together are least (the Potts functional; Killick, Fearnhead and Eckley, "Optimal detection
  /// of changepoints with a linear computational cost", 2012). The penalty is high where all around changes gently, and what is
  /// saved is a whole area, and nearly nothing where something moves.
  public struct TemporalSmoothing: Sendable {
    private let width: Int
    private let height: Int
    /// What a step costs in calm surroundings: squared levels of a pixel, over a frame of mean length.
    private let penalty: Float
    /// How long each frame is shown, in mean lengths.
    private let weights: [Float]
    /// The mean squared error that the film may have.
    private let target: Double

    /// Of the error that a pixel may have, what a step costs.
    private static let penaltyShare = 25.0
    /// Of the error that a film may have, what smoothing leads to: with less it is not worth its time, with more all drifts
    /// alike, and what is saved by fewer steps is lost by where they are. Found by trying.
    private static let use = 0.003...0.25
    /// How many pixels of how many frames are smoothed together, and how many frames at least and at most.
    private static let (pixelLimit, frameLimits) = (6 << 20, 6...24)
    /// Rows that are smoothed at a time, and of how many such bands one is for trying.
    private static let (bandHeight, trialStep) = (64, 3)

    /// - Parameter delays: how long each frame is shown, in any unit.
    /// - Returns: `nil` where no fidelity is asked for that leaves room for errors, frames have transparent pixels, or colours are
    ///   imitated by dithering.
    public init?(width: Int, height: Int, delays: [Int], options: Options) {
      guard let decibels = options.targetPSNR, !options.transparency, options.dithering == .none
      else { return nil }
      (self.width, self.height) = (width, height)
      target = Palette.meanSquaredError(decibels)
      penalty = Float(Self.penaltyShare * 3 * target)
      let lengths = delays.map { Double(max($0, 1)) }
      let mean = lengths.reduce(0, +) / Double(max(delays.count, 1))
      weights = lengths.map { Float($0 / mean) }
    }

    /// How many frames are smoothed together.
    private var blockLength: Int {
      min(
        max(Self.pixelLimit / (width * height), Self.frameLimits.lowerBound),
        Self.frameLimits.upperBound)
    }

    /// Smooths a film, a few frames at a time.
    ///
    /// - Parameters:
    ///   - read: gives the pixels of some frames, `0x00RRGGBB`.
    ///   - map: calls a function with 0, 1, 2, … up to a count, on any threads, and gives what comes of them in order.
    ///   - write: takes the frames in their order, some at a time.
    /// - Returns: the mean squared error that the film has then; `nil` if its middle shows that it gains nothing by being
    ///   smoothed, and nothing is written.
    /// - Complexity: O(pixels · frames), where few colours are near to each other.
    public func smooth(
      read: (Range<Int>) throws -> [[UInt32]],
      map: (_ count: Int, @escaping @Sendable (Int) -> Band) throws -> [Band],
      write: (Range<Int>, Block) throws -> Void
    ) throws -> Double? {
      func bands(
        _ range: Range<Int>, of frames: [[UInt32]], every step: Int = 1, after past: Past?
      ) throws -> [Band] {
        let count = (height + Self.bandHeight - 1) / Self.bandHeight
        return try map((count + step - 1) / step) { index in
          let top = index * step * Self.bandHeight
          return band(
            top..<min(top + Self.bandHeight, height), of: frames, weights: Array(weights[range]),
            after: past)
        }
      }
      let count = weights.count
      let length = min(blockLength, count)
      guard length > 1 else { return nil }
      let middle = (count - length) / 2..<(count + length) / 2
      let sample = try read(middle)
      if hasFewColors(sample[length / 2]) { return nil }
      let isHigh = height >= 2 * Self.trialStep * Self.bandHeight
      let trial = try bands(
        middle, of: sample, every: isHigh ? Self.trialStep : 1, after: nil)
      let pixels = trial.reduce(0) { $0 + $1.pixelCount }
      let share = trial.reduce(0) { $0 + $1.squaredError } / (3 * Double(pixels) * target)
      guard Self.use.contains(share) else { return nil }
      var (past, error) = (Past?.none, 0.0)
      for start in stride(from: 0, to: count, by: length) {
        let range = start..<min(start + length, count)
        let frames = try read(range)
        let smooth = Block(
          try bands(range, of: frames, after: past), source: frames[range.count - 1])
        try write(range, smooth)
        past = smooth.past
        error += smooth.squaredError / (3 * Double(width * height * count))
      }
      return error
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

    /// Smooths some rows of frames that follow one another; other rows are only looked at.
    ///
    /// - Parameters:
    ///   - frames: the pixels of whole frames.
    ///   - weights: how long each is shown, in mean lengths.
    ///   - past: `nil` for the first frames of a film.
    private func band(
      _ rows: Range<Int>, of frames: [[UInt32]], weights: [Float], after past: Past?
    ) -> Band {
      let area = rows.lowerBound * width..<rows.upperBound * width
      let sources = (past.map { [$0.source] } ?? []) + frames
      // Where each step is a great one, none is left out: the squared error of a level is a quarter of the squared steps that
      // it replaces at least.
      var gentle =
        past.map { past in area.map { past.source[$0] == past.shown[$0] ? 0 : 1 } }
        ?? [UInt8](repeating: 0, count: area.count)
      let calmness = sources.indices.dropFirst().map {
        Calmness(
          of: sources[$0], after: sources[$0 - 1], width: width, rows: rows,
          limit: Int32(penalty / 4), marking: &gentle)
      }
      let candidates = gentle.indices.filter { gentle[$0] > 0 }
      // Of each candidate the colours of all frames, one after another, and what is around them.
      let count = frames.count
      var colors = [UInt32](repeating: 0, count: candidates.count * count)
      var calm = [UInt8](repeating: 0, count: colors.count)
      let first = past == nil ? 1 : 0
      for (index, frame) in frames.enumerated() {
        for (slot, offset) in candidates.enumerated() {
          colors[slot &* count &+ index] = frame[area.lowerBound + offset]
          if index >= first {
            calm[slot &* count &+ index] = calmness[index - first].counts[offset]
          }
        }
      }
      let penalties = Calmness.shares.map { penalty * $0 }
      var squaredError = 0.0
      var fit = StepFit(frameCount: count)
      for (slot, offset) in candidates.enumerated() {
        fit.begin()
        let start = slot * count
        // What does not change keeps what it shows, or it would flicker.
        let isStill = past.map { $0.source[area.lowerBound + offset] == colors[start] } ?? false
        for index in 0..<count {
          fit.append(
            colors[start &+ index], frame: index, weight: weights[index],
            penalty: index == 0 && isStill ? .infinity : penalties[Int(calm[start &+ index])])
        }
        var end = count
        squaredError += Double(
          fit.fit(after: past?.shown[area.lowerBound + offset]) { frame, color in
            for index in frame..<end { colors[start &+ index] = color }
            end = frame
          })
      }
      var band = Band(frames: frames.map { Array($0[area]) }, squaredError: squaredError)
      for index in band.frames.indices {
        for (slot, offset) in candidates.enumerated() {
          band.frames[index][offset] = colors[slot &* count &+ index]
        }
      }
      return band
    }

    /// Some rows of frames that follow one another.
    public struct Band: Sendable {
      /// Of each frame the pixels of the rows.
      fileprivate var frames: [[UInt32]]
      /// What they differ by: squared levels of all channels and pixels, times how long each frame is shown.
      fileprivate let squaredError: Double

      fileprivate var pixelCount: Int { frames.reduce(0) { $0 + $1.count } }
    }

    /// Frames that are smoothed together.
    public struct Block: Sendable {
      private let bands: [Band]
      /// What is known of them for the next frames.
      fileprivate let past: Past
      fileprivate let squaredError: Double

      /// - Parameters:
      ///   - bands: from top to bottom.
      ///   - source: the last frame as it was.
      fileprivate init(_ bands: [Band], source: [UInt32]) {
        self.bands = bands
        squaredError = bands.reduce(0) { $0 + $1.squaredError }
        past = Past(source: source, shown: bands.flatMap { $0.frames.last ?? [] })
      }

      /// The pixels of a frame, counted from the first of these.
      public func frame(_ index: Int) -> [UInt32] { bands.flatMap { $0.frames[index] } }
    }

    /// The last of the frames before, as it was and as it is shown.
    fileprivate struct Past: Sendable {
      let source: [UInt32]
      let shown: [UInt32]
    }
  }
}

extension GIF.Options {
  /// Of the error that a film may have, what its colours get at least.
  private static let colorShare = 0.3

  /// What is asked of the colours of a film that has a mean squared error already.
  public func less(error: Double) -> GIF.Options {
    guard error > 0, let decibels = targetPSNR else { return self }
    let whole = GIF.Palette.meanSquaredError(decibels)
    var options = self
    options.targetPSNR = GIF.Palette.decibels(
      65_025 / max(whole - error, Self.colorShare * whole))
    return options
  }
}
