/// Counts of colours on their way to a tally: few are met at a time, again and again, and a tally of a film is too large
/// for a processor's nearest memory.
struct RecentCounts: Sendable {
  private static let slotBits: UInt32 = 14

  private var colors = [UInt32](repeating: 0, count: 1 << slotBits)
  private var weights = [Int64](repeating: 0, count: 1 << slotBits)

  /// Calls `body` with the counts, to add to them.
  mutating func withSlots(_ body: (Slots) -> Void) {
    colors.withUnsafeMutableBufferPointer { colors in
      weights.withUnsafeMutableBufferPointer { weights in
        guard let colors = colors.baseAddress, let weights = weights.baseAddress else { return }
        body(Slots(colors: colors, weights: weights))
      }
    }
  }

  /// Every colour that has been met and what of its weight is still here.
  var pairs: [(color: UInt32, weight: Int64)] {
    colors.indices.compactMap { weights[$0] > 0 ? (colors[$0], weights[$0]) : nil }
  }

  /// The memory of the counts while pixels are coded.
  struct Slots {
    fileprivate let colors: UnsafeMutablePointer<UInt32>
    fileprivate let weights: UnsafeMutablePointer<Int64>

    /// - Parameter tally: takes over the count of the colour whose slot is needed.
    @inline(__always)
    func add(_ color: UInt32, _ weight: Int64, to tally: inout GIF.ColorTally) {
      let slot = Int((color &* 0x9E37_79B1) >> (32 - RecentCounts.slotBits))
      if colors[slot] == color {
        weights[slot] &+= weight
        return
      }
      if weights[slot] > 0 { tally.count(colors[slot], weights[slot]) }
      colors[slot] = color
      weights[slot] = weight
    }
  }
}
