import Graphics

/// What a film loses where frames are left out or pictures are made smaller: mean squared levels of the film as it is seen,
/// at its own size and pace, so that it can be added to what colours cost.
struct FormatLoss: Sendable {
  /// For steps of 1, 2, 3 and 4.
  private let steps: [Double]
  private let sizes: [Size: Double]

  /// Measures on a few frames.
  ///
  /// - Complexity: O(pixels · sizes).
  init(_ frames: any FrameSource, formats: [Compromise]) throws {
    let painter = try frames.painter()
    let size = frames.size
    let most = formats.map(\.step).max() ?? 1
    let starts = (0..<Self.groups).map { $0 * max(frames.count - most, 0) / Self.groups }
    var distances = [Double](repeating: 0, count: most)
    for start in starts {
      let group = try (start..<min(start + most, frames.count)).map {
        try painter.bitmap($0, size: size)
      }
      // A frame that is left out shows the one before it that is not.
      for (later, frame) in group.enumerated() {
        distances[later] += group[0].meanSquaredDistance(from: frame) / Double(starts.count)
      }
    }
    steps = (1...most).map { step in distances[..<step].reduce(0, +) / Double(step) }
    var sizes: [Size: Double] = [:]
    let samples = try [frames.count / 2, frames.count - 1].map {
      try painter.bitmap($0, size: size)
    }
    for small in Set(formats.map(\.size)) {
      sizes[small] =
        small == size
        ? 0
        : samples.reduce(0) { sum, frame in
          let enlarged = frame.shrunk(to: small).resized(width: size.width, height: size.height)
          return sum + enlarged.meanSquaredDistance(from: frame) / Double(samples.count)
        }
    }
    self.sizes = sizes
  }

  private static let groups = 4

  /// The mean squared error of a format; 0 for the whole film.
  func error(of format: Compromise) -> Double {
    steps[min(format.step, steps.count) - 1] + (sizes[format.size] ?? 0)
  }
}
