/// Counts of colours on their way to a tally: few are met at a time, again and again, and a tally of a film is too large
/// for a processor's nearest memory.
struct RecentCounts: Sendable {
  private static let slotBits: UInt32 = 14
  private static let queueLength = 256

  private var colors = [UInt32](repeating: 0, count: 1 << slotBits)
  private var weights = [Int64](repeating: 0, count: 1 << slotBits)
  /// Counts that gave way to others. The tally takes many in a row, so that the processor waits for them together.
  private var queue = [Count](repeating: Count(color: 0, weight: 0), count: queueLength)

  fileprivate struct Count {
    var color: UInt32
    var weight: Int64
  }

  /// Calls `body` with the counts, to add to them, and with the tally.
  mutating func withSlots(
    counting tally: inout GIF.ColorTally, _ body: (inout Slots, inout GIF.ColorTally) -> Void
  ) {
    colors.withUnsafeMutableBufferPointer { colors in
      weights.withUnsafeMutableBufferPointer { weights in
        queue.withUnsafeMutableBufferPointer { queue in
          guard let colors = colors.baseAddress, let weights = weights.baseAddress else { return }
          var slots = Slots(colors: colors, weights: weights, queue: queue)
          body(&slots, &tally)
          slots.flush(to: &tally)
        }
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
    fileprivate let queue: UnsafeMutableBufferPointer<Count>
    fileprivate var queued = 0

    /// - Parameter tally: takes over the count of the colour whose slot is needed, sooner or later.
    @inline(__always)
    mutating func add(_ color: UInt32, _ weight: Int64, to tally: inout GIF.ColorTally) {
      let slot = Int((color &* 0x9E37_79B1) >> (32 - RecentCounts.slotBits))
      if colors[slot] == color {
        weights[slot] &+= weight
        return
      }
      if weights[slot] > 0 {
        queue[queued] = Count(color: colors[slot], weight: weights[slot])
        queued &+= 1
        if queued == queue.count { flush(to: &tally) }
      }
      colors[slot] = color
      weights[slot] = weight
    }

    fileprivate mutating func flush(to tally: inout GIF.ColorTally) {
      for count in queue[..<queued] { tally.count(count.color, count.weight) }
      queued = 0
    }
  }
}
