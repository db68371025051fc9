/// The indices of the colours met lately: a map of a film's colours is too large for a processor's nearest memory.
struct RecentIndices: Sendable {
  private static let slotBits: UInt32 = 14

  /// Colour << 8 | index; 0 where the slot is free.
  private var slots = [UInt32](repeating: 0, count: 1 << slotBits)

  /// Calls `body` with the indices, to look them up.
  mutating func withSlots(
    _ body: (Slots) throws(GIF.EncodingError) -> Void
  ) throws(GIF.EncodingError) {
    try slots.withUnsafeMutableBufferPointer { slots throws(GIF.EncodingError) in
      try body(Slots(slots: slots.baseAddress!))
    }
  }

  /// The memory of the indices while pixels are looked up.
  struct Slots {
    fileprivate let slots: UnsafeMutablePointer<UInt32>

    /// - Parameter map: the same at every call.
    @inline(__always)
    func index(of color: UInt32, in map: ColorMap) -> UInt8 {
      // Black looks like a free slot, and what is transparent has no room.
      guard color != 0, color != PixelFormat.transparent else { return map[color] }
      let slot = Int((color &* 0x9E37_79B1) >> (32 - RecentIndices.slotBits))
      let entry = slots[slot]
      if entry >> 8 == color { return UInt8(truncatingIfNeeded: entry) }
      let index = map[color]
      slots[slot] = color << 8 | UInt32(index)
      return index
    }
  }
}
