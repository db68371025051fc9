import Graphics

/// Takes the grain out of frames that follow one another, where nothing moves.
///
/// A pixel stays for as long as it differs from the mean so far by no more than grain does: by itself, and over the three by
/// three pixels around it, where grain is a third as strong and what moves is as strong as before. It shows the mean of that
/// time. What moves is left as it is.
struct GrainFilter {
  private let deviation: Float
  private let size: Size
  /// What is shown last.
  private var last: [UInt32] = []

  /// Of the deviation: what a pixel may differ by, and what the mean of nine may.
  private static let (single, nine) = (Float(4), Float(1.4))
  /// The same for means of many frames, where one goes on with what was shown before.
  private static let (singleMean, nineMean) = (Float(2), Float(0.8))

  /// - Parameter deviation: of the grain, in levels of a channel.
  init(deviation: Double, size: Size) {
    self.deviation = Float(deviation)
    self.size = size
  }

  /// Filters the next frames of a film, all at once: a pixel shows the mean over those for which it stays.
  ///
  /// - Complexity: O(pixels · frames).
  mutating func filter(_ frames: inout [Bitmap]) {
    guard let first = frames.first else { return }
    let count = size.width * size.height
    // Of each pixel the mean of its run so far, whose frames are counted in the last component.
    var means = first.pixels.map { Self.levels($0) }
    var starts = [Int](repeating: 0, count: count)
    var firstRuns = [Int](repeating: frames.count, count: count)
    for index in 1..<frames.count {
      let frame = frames[index].pixels
      let isStill = stillness(frame, beside: means) { Self.threshold($0.w) }
      for pixel in 0..<count {
        if isStill[pixel] {
          let share = 1 / (means[pixel].w + 1)
          var step = (Self.levels(frame[pixel]) - means[pixel]) * share
          step.w = 1
          means[pixel] += step
        } else {
          Self.show(means[pixel], of: pixel, in: starts[pixel]..<index, &frames)
          if starts[pixel] == 0 { firstRuns[pixel] = index }
          (means[pixel], starts[pixel]) = (Self.levels(frame[pixel]), index)
        }
      }
    }
    for pixel in 0..<count {
      Self.show(means[pixel], of: pixel, in: starts[pixel]..<frames.count, &frames)
    }
    resume(&frames, firstRuns)
    last = frames[frames.count - 1].pixels
  }

  /// Where a run goes on with what was shown before, it shows that.
  private func resume(_ frames: inout [Bitmap], _ firstRuns: [Int]) {
    guard !last.isEmpty else { return }
    let shown = last.map { Self.levels($0) }
    let isStill = stillness(frames[0].pixels, beside: shown) { _ in
      (Self.singleMean, Self.nineMean)
    }
    for pixel in shown.indices where isStill[pixel] {
      for index in 0..<firstRuns[pixel] { frames[index].pixels[pixel] = last[pixel] }
    }
  }

  /// The thresholds beside a mean of so many frames, which is uncertain itself.
  private static func threshold(_ count: Float) -> (single: Float, nine: Float) {
    let spread = (1 + 1 / count).squareRoot()
    return (single * spread, nine * spread)
  }

  /// Which pixels differ from others by no more than grain does; none that is translucent.
  private func stillness(
    _ frame: [UInt32], beside means: [SIMD4<Float>],
    _ threshold: (SIMD4<Float>) -> (single: Float, nine: Float)
  ) -> [Bool] {
    let (width, height) = (size.width, size.height)
    let offsets = frame.indices.map { Self.levels(frame[$0]) - means[$0] }
    // Sums of three side by side.
    var rows = offsets
    for y in 0..<height {
      for x in 0..<width {
        let pixel = y * width + x
        rows[pixel] +=
          offsets[x > 0 ? pixel - 1 : pixel] + offsets[x + 1 < width ? pixel + 1 : pixel]
      }
    }
    return frame.indices.map { pixel in
      guard frame[pixel] >> 24 == 255 else { return false }
      let (single, nine) = threshold(means[pixel])
      let y = pixel / width
      let around =
        rows[pixel] + rows[y > 0 ? pixel - width : pixel]
        + rows[y + 1 < height ? pixel + width : pixel]
      func most(_ offset: SIMD4<Float>) -> Float {
        max(abs(offset.x), abs(offset.y), abs(offset.z))
      }
      return most(offsets[pixel]) < single * deviation && most(around) < 9 * nine * deviation
    }
  }

  /// Red, green, blue and a count of one.
  private static func levels(_ pixel: UInt32) -> SIMD4<Float> {
    SIMD4(Float(pixel >> 16 & 255), Float(pixel >> 8 & 255), Float(pixel & 255), 1)
  }

  private static func show(
    _ mean: SIMD4<Float>, of pixel: Int, in run: Range<Int>, _ frames: inout [Bitmap]
  ) {
    // What does not stay is as it was.
    guard run.count > 1 else { return }
    let level = SIMD4<UInt32>(mean.rounded(.toNearestOrAwayFromZero))
    let color = 0xFF00_0000 | level.x << 16 | level.y << 8 | level.z
    for index in run { frames[index].pixels[pixel] = color }
  }
}

extension GrainFilter {
  /// Less than this is what pictures have without grain.
  private static let least = 1.25
  private static let (block, samples) = (16, 8)

  /// Measures the grain of a film, in levels: where the least moves, of the differences from frame to frame; 0 for a film without.
  static func deviation(of frames: any FrameSource) throws -> Double {
    guard frames.count > 1 else { return 0 }
    let painter = try frames.painter()
    let found = try (0..<min(samples, frames.count - 1)).map { sample in
      let index = 1 + sample * (frames.count - 1) / min(samples, frames.count - 1)
      let before = try painter.bitmap(index - 1, size: frames.size)
      return deviation(from: before, to: try painter.bitmap(index, size: frames.size))
    }
    let median = found.sorted()[found.count / 2]
    return median < least ? 0 : median
  }

  /// Of green, in the calmest fifth of the blocks.
  private static func deviation(from before: Bitmap, to after: Bitmap) -> Double {
    var blocks: [Double] = []
    for y in stride(from: 0, through: before.height - block, by: block) {
      for x in stride(from: 0, through: before.width - block, by: block) {
        var sum = 0
        for row in y..<y + block {
          for column in x..<x + block {
            let (old, new) = (before[column, row], after[column, row])
            sum += abs(Int(new >> 8 & 255) - Int(old >> 8 & 255))
          }
        }
        blocks.append(Double(sum) / Double(block * block))
      }
    }
    guard !blocks.isEmpty else { return 0 }
    // The mean of a normal distribution's absolute values, and the difference of two frames with grain each.
    return blocks.sorted()[blocks.count / 5] * (Double.pi / 2).squareRoot() / 2.0.squareRoot()
  }
}
