/// How often pixels take on each colour rather than keep it, learnt from some frames of a film.
struct ColorUse {
  /// Sums over the pixels of a colour.
  private struct Counts: AdditiveArithmetic {
    var pixels: Float = 0
    /// Those that had another colour in the frame before.
    var changes: Float = 0

    static let zero = Counts()

    static func + (left: Counts, right: Counts) -> Counts {
      Counts(pixels: left.pixels + right.pixels, changes: left.changes + right.changes)
    }

    static func - (left: Counts, right: Counts) -> Counts {
      Counts(pixels: left.pixels - right.pixels, changes: left.changes - right.changes)
    }
  }

  private var table = ColorTable<Counts>()

  /// Counts a frame.
  /// - Parameters:
  ///   - previous: the frame before, or empty if the frame is the first.
  ///   - share: how many frames it stands for.
  mutating func count(_ frame: [UInt32], after previous: [UInt32], share: Float) {
    var start = 0
    while start < frame.count {
      let color = frame[start]
      var counts = Counts()
      var end = start
      while end < frame.count, frame[end] == color {
        counts.pixels += share
        if previous.isEmpty || previous[end] != color { counts.changes += share }
        end += 1
      }
      if color != PixelFormat.transparent { table.update(color) { $0 += counts } }
      start = end
    }
  }

  /// How often a pixel takes on a colour rather than keeping it, between 0 and 1. Colours that no
  /// counted frame has are rare: they come and go.
  func changeRate(of color: UInt32) -> Double {
    guard let counts = table[color], counts.pixels > 0 else { return 1 }
    return Double(counts.changes / counts.pixels)
  }
}
