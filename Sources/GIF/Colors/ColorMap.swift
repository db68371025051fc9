/// From 24-bit colours to palette indices: a hash table of the film's own colours, or one index for
/// each cell of ``ColorCells`` where the film has too many.
struct ColorMap: Sendable, Equatable {
  /// Colour << 8 | index; 0 where the slot is free, which is why black is kept apart.
  private var slots: [UInt32]
  private let shift: UInt32
  private var black: UInt8 = 0
  private let cells: [UInt8]

  /// An index for each of the film's colours.
  init(colors: [UInt32], indices: [UInt8]) {
    cells = []
    var bits: UInt32 = 4
    while 1 << bits < 2 * colors.count { bits += 1 }
    shift = 32 - bits
    slots = [UInt32](repeating: 0, count: 1 << bits)
    for (color, index) in zip(colors, indices) {
      guard color != 0 else {
        black = index
        continue
      }
      var slot = Int((color &* 0x9E37_79B1) >> shift)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = color << 8 | UInt32(index)
    }
  }

  /// An index for each cell.
  init(cells: [UInt8]) {
    self.cells = cells
    slots = [0, 0]
    shift = 31
    black = cells[0]
  }

  /// The index of a colour; of a transparent pixel, 0; of a colour that the film does not have, some.
  @inline(__always)
  subscript(color: UInt32) -> UInt8 {
    if color == PixelFormat.transparent { return 0 }
    if color == 0 { return black }
    var slot = Int((color &* 0x9E37_79B1) >> shift)
    while true {
      let entry = slots[slot]
      if entry >> 8 == color { return UInt8(truncatingIfNeeded: entry) }
      if entry == 0 { return cells.isEmpty ? black : cells[ColorCells.index(of: color)] }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }
}
