/// A hash table from 24-bit colours to values, with open addressing.
struct ColorTable<Value: AdditiveArithmetic & Sendable>: Sendable {
  /// Colour + 1 of each slot; 0 where the slot is free.
  private var keys: [UInt32]
  private var values: [Value]
  private var shift: UInt32
  private(set) var count = 0

  init(capacity: Int = 1024) {
    var bits: UInt32 = 4
    while 1 << bits < 2 * capacity { bits += 1 }
    keys = [UInt32](repeating: 0, count: 1 << bits)
    values = [Value](repeating: .zero, count: 1 << bits)
    shift = 32 - bits
  }

  /// The slot that holds the colour, or the free one where it belongs.
  @inline(__always)
  private func slot(of color: UInt32) -> Int {
    var slot = Int((color &* 0x9E37_79B1) >> shift)
    while keys[slot] != color &+ 1, keys[slot] != 0 {
      slot = (slot &+ 1) & (keys.count &- 1)
    }
    return slot
  }

  subscript(color: UInt32) -> Value? {
    let slot = slot(of: color)
    return keys[slot] == 0 ? nil : values[slot]
  }

  /// Changes the value of a colour, which begins as zero. Amortised O(1).
  @inline(__always)
  mutating func update(_ color: UInt32, _ change: (inout Value) -> Void) {
    let slot = slot(of: color)
    change(&values[slot])
    if keys[slot] == 0 {
      keys[slot] = color &+ 1
      count += 1
      if 2 * count > keys.count { grow() }
    }
  }

  /// Every colour and its value, in no particular order.
  var pairs: [(color: UInt32, value: Value)] {
    keys.indices.compactMap { keys[$0] == 0 ? nil : (keys[$0] &- 1, values[$0]) }
  }

  private mutating func grow() {
    var larger = ColorTable(capacity: keys.count)
    for (color, value) in pairs { larger.update(color) { $0 = value } }
    self = larger
  }
}
