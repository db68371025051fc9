/// Counts of colours on their way to a tally: few are met at a time, again and again, and a tally of a film is too large
/// for a processor's nearest memory.
struct RecentCounts: ~Copyable {
  private static let slotBits: UInt32 = 13
  private static let slotCount = 1 << slotBits

  private let colors = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: slotCount)
  private let weights = UnsafeMutableBufferPointer<Int64>.allocate(capacity: slotCount)

  init() {
    colors.initialize(repeating: 0)
    weights.initialize(repeating: 0)
  }

  deinit {
    colors.deallocate()
    weights.deallocate()
  }

  @inline(__always)
  mutating func add(_ color: UInt32, _ weight: Int64, to tally: inout GIF.ColorTally) {
    let slot = Int((color &* 0x9E37_79B1) >> (32 - Self.slotBits))
    if colors[slot] != color {
      if weights[slot] > 0 { tally.count(colors[slot], weights[slot]) }
      colors[slot] = color
      weights[slot] = 0
    }
    weights[slot] += weight
  }

  /// Hands over what is left.
  mutating func flush(to tally: inout GIF.ColorTally) {
    for slot in colors.indices where weights[slot] > 0 {
      tally.count(colors[slot], weights[slot])
      weights[slot] = 0
    }
  }
}
