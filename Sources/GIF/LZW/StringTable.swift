/// The strings of an LZW encoder: a trie whose edges lie in one hash table.
///
/// Codes below `2^symbolBits` are single symbols, the next two clear the table and end the data, and
/// from there on each code is an older one with a symbol appended.
struct StringTable {
  /// The most codes there can be; a full table stays as it is until it is cleared.
  static let limit = 4096

  private(set) var count = 0
  private var symbolBits = 2
  /// parent << 20 | symbol << 12 | child; 0 where the slot is free.
  private var edges = [UInt32](repeating: 0, count: 1 << 14)
  /// The first symbol of each code.
  private var roots = [UInt8](repeating: 0, count: Self.limit)

  /// The string that the next code will stand for if the next string begins as this one: its parent
  /// and its last symbol. It can be used before it is known, by the very string that defines it.
  private var expectedParent = -1
  private var expectedSymbol: UInt8 = 0

  var isFull: Bool { count == Self.limit }

  /// Forgets all strings of more than one symbol.
  mutating func clear(symbolBits: Int) {
    self.symbolBits = symbolBits
    expectedParent = -1
    count = 1 << symbolBits + 2
    edges.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    for symbol in 0..<1 << symbolBits { roots[symbol] = UInt8(symbol) }
  }

  @inline(__always)
  func root(of code: Int) -> UInt8 { roots[code] }

  /// Prepares for the string after the one of this code, whose first symbol is not known yet.
  @inline(__always)
  mutating func expect(after code: Int) {
    guard !isFull else { return }
    expectedParent = code
    expectedSymbol = roots[code]
    roots[count] = expectedSymbol
  }

  /// Whether a code followed by a symbol is the string that is about to be defined.
  @inline(__always)
  func expects(_ code: Int, _ symbol: UInt8) -> Bool {
    code == expectedParent && symbol == expectedSymbol
  }

  /// The code of a string extended by a symbol, or 0 if the table does not have it.
  @inline(__always)
  func child(of code: Int, _ symbol: UInt8) -> Int {
    let key = UInt32(truncatingIfNeeded: code) << 8 | UInt32(symbol)
    var slot = Self.slot(of: key)
    while true {
      let edge = edges[slot]
      if edge >> 12 == key { return Int(edge & 0xFFF) }
      if edge == 0 { return expects(code, symbol) ? count : 0 }
      slot = (slot &+ 1) & (edges.count &- 1)
    }
  }

  /// Gives the next code to a string extended by a symbol. The table must not be full.
  mutating func add(_ code: Int, _ symbol: UInt8) {
    let key = UInt32(truncatingIfNeeded: code) << 8 | UInt32(symbol)
    var slot = Self.slot(of: key)
    while edges[slot] != 0 {
      if edges[slot] >> 12 == key { break }
      slot = (slot &+ 1) & (edges.count &- 1)
    }
    // A string may be met again by a shorter match than was possible; its first code stays.
    expectedParent = -1
    if edges[slot] == 0 { edges[slot] = key << 12 | UInt32(count) }
    roots[count] = roots[code]
    count += 1
  }

  @inline(__always)
  private static func slot(of key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 18) }
}
