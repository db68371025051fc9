/// A hash table from 24-bit colours to values, with open addressing.
struct ColorTable<Value: AdditiveArithmetic & Sendable>: Sendable {
  /// A colour and its value side by side: of a table larger than a processor's caches, one line is fetched instead of two.
  private struct Slot {
    /// Colour + 1; 0 where the slot is free.
    var key: UInt32 = 0
    var value = Value.zero
  }

  private var slots: [Slot]
  private var shift: UInt32
  private(set) var count = 0

  init(capacity: Int = 1024) {
    var bits: UInt32 = 4
    while 1 << bits < 2 * capacity { bits += 1 }
    slots = [Slot](repeating: Slot(), count: 1 << bits)
    shift = 32 - bits
  }

  /// The slot that holds the colour, or the free one where it belongs.
  @inline(__always)
  private func slot(of color: UInt32) -> Int {
    var slot = Int((color &* 0x9E37_79B1) >> shift)
    while slots[slot].key != color &+ 1, slots[slot].key != 0 {
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return slot
  }

  subscript(color: UInt32) -> Value? {
    let slot = slots[slot(of: color)]
    return slot.key == 0 ? nil : slot.value
  }

  /// Changes the value of a colour, which begins as zero. Amortised O(1).
  @inline(__always)
  mutating func update(_ color: UInt32, _ change: (inout Value) -> Void) {
    let slot = slot(of: color)
    change(&slots[slot].value)
    if slots[slot].key == 0 {
      slots[slot].key = color &+ 1
      count += 1
      if 2 * count > slots.count { grow() }
    }
  }

  /// Every colour and its value, in no particular order.
  var pairs: [(color: UInt32, value: Value)] {
    slots.compactMap { $0.key == 0 ? nil : ($0.key &- 1, $0.value) }
  }

  private mutating func grow() {
    var larger = ColorTable(capacity: slots.count)
    for slot in slots where slot.key != 0 { larger.update(slot.key &- 1) { $0 = slot.value } }
    self = larger
  }
}
