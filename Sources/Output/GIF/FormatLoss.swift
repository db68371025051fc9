import Graphics

/// What a film loses where frames are left out or pictures are made smaller: mean squared levels of the film as it is seen,
/// at its own size and pace, so that it can be added to what colours cost.
struct FormatLoss {
  private let frames: any FrameSource
  private let painter: any FramePainter
  /// What leaving out frames loses, for steps of 1, 2, … as far as they have been asked for.
  private var steps = [0.0]
  private var sizes: [Size: Double]
  private var samples: [Bitmap] = []

  init(_ frames: any FrameSource) throws {
    self.frames = frames
    painter = try frames.painter()
    sizes = [frames.size: 0]
  }

  private static let groups = 24

  /// The mean squared error of a format, measured on a few frames; 0 for the whole film.
  ///
  /// - Complexity: O(pixels) for each step and size that is new.
  mutating func error(of format: Compromise) throws -> Double {
    if format.step > steps.count { steps = try losses(upTo: format.step) }
    if sizes[format.size] == nil { sizes[format.size] = try loss(at: format.size) }
    return steps[format.step - 1] + (sizes[format.size] ?? 0)
  }

  private func losses(upTo most: Int) throws -> [Double] {
    // Of the frames that are kept some, and the first, which may be a picture of the end.
    let kept = max(frames.count / most - 1, 0)
    let groups = min(Self.groups, kept)
    let starts = [0] + (0..<groups).map { most * (1 + $0 * kept / max(groups, 1)) }
    let first = groups == 0 ? 1 : Double(most) / Double(frames.count)
    var distances = [Double](repeating: 0, count: most)
    for start in starts where start < frames.count {
      let shown = try painter.bitmap(start, size: frames.size)
      let share = start == 0 ? first : (1 - first) / Double(groups)
      // A frame that is left out shows the one before it that is not.
      for later in 1..<most where start + later < frames.count {
        let frame = try painter.bitmap(start + later, size: frames.size)
        distances[later] += share * shown.meanSquaredDistance(from: frame)
      }
    }
    return (1...most).map { step in distances[..<step].reduce(0, +) / Double(step) }
  }

  private mutating func loss(at size: Size) throws -> Double {
    if samples.isEmpty {
      samples = try [frames.count / 2, frames.count - 1].map {
        try painter.bitmap($0, size: frames.size)
      }
    }
    return samples.reduce(0) { sum, frame in
      let enlarged = frame.shrunk(to: size).resized(
        width: frames.size.width, height: frames.size.height)
      return sum + enlarged.meanSquaredDistance(from: frame) / Double(samples.count)
    }
  }
}
