import Graphics

/// How much each frame of a film changes of the one before: its bytes are about in proportion.
struct FrameChanges {
  /// Pixels that change, and a few for what each frame takes; the first frame counts for itself.
  let pixels: [Double]

  private static let constant = 50.0

  init(pixels: [Double]) { self.pixels = pixels }

  /// Frames that are all alike, where it is not known.
  init(count: Int) { self.init(pixels: [Double](repeating: 1, count: count)) }

  /// Compares frames with those shown before them.
  ///
  /// - Complexity: O(pixels · indices).
  init(_ frames: UnpackedFrames, indices: [Int]) throws {
    var previous: [UInt32] = []
    pixels = try indices.map { index in
      let next = try frames.film.pixels(index)
      var count = 0
      for (old, new) in zip(previous, next) { count &+= old == new ? 0 : 1 }
      previous = next
      return Self.constant + Double(count)
    }
  }

  /// What the whole film has if some frames have so much.
  ///
  /// - Parameters:
  ///   - sample: some frames, the first among them.
  ///   - lengths: one for each of them.
  /// - Returns: of each frame the sum over all up to it.
  func sums(of sample: FrameSample, _ lengths: [Int]) -> [Double] {
    var (known, changed) = (0.0, 0.0)
    for index in lengths.indices.dropFirst() {
      known += sample.weights[index] * Double(lengths[index])
      changed += sample.weights[index] * pixels[sample.frames[index]]
    }
    let share = changed > 0 ? known / changed : 0
    var sum = 0.0
    return pixels.indices.map { index in
      sum += index == 0 ? Double(lengths.first ?? 0) : share * pixels[index]
      return sum
    }
  }
}
