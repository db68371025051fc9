/// The strings of an LZW encoder: a trie whose edges lie in one hash table.
///
/// Codes below `2^symbolBits` are single symbols, the next two clear the table and end the data, and
/// from there on each code is an older one with a symbol appended. A full table stays as it is until
/// it is cleared.
struct StringTable: ~Copyable {
  /// The most codes there can be.
  static let limit = 4096
  private static let slotCount = 1 << 14

  /// The symbol of pixels that keep what they cover.
  private var still: UInt8 = 0
  /// How many codes there are.
  private(set) var count = 0
  /// How many codes of nothing but still pixels there are; they are of lengths 1, 2, 3, …
  private(set) var stillCount = 0

  /// parent << 20 | symbol << 12 | child; 0 where the slot is free.
  private let edges = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: slotCount)
  /// The children of each code as a list: the last one, and for each the one before. 0 ends it.
  private let lastChild = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: limit)
  private let sibling = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: limit)
  /// Which symbols the children of each code may have.
  private let childSymbols = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: limit)
  private let stillCodes = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: limit)
  private let parents = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: limit)
  private let symbols = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: limit)
  private let roots = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: limit)

  /// The string that the next code will stand for if the next string begins as this one: its parent
  /// and its last symbol. It can be used before it is known, by the very string that defines it.
  private var expectedParent = -1
  private var expectedSymbol: UInt8 = 0
  /// The string that was extended last.
  private var lastParent = -1

  init() {
    sibling.initialize(repeating: 0)
    stillCodes.initialize(repeating: 0)
    parents.initialize(repeating: 0)
    symbols.initialize(repeating: 0)
    roots.initialize(repeating: 0)
    edges.initialize(repeating: 0)
    lastChild.initialize(repeating: 0)
    childSymbols.initialize(repeating: 0)
  }

  deinit {
    edges.deallocate()
    lastChild.deallocate()
    childSymbols.deallocate()
    sibling.deallocate()
    stillCodes.deallocate()
    parents.deallocate()
    symbols.deallocate()
    roots.deallocate()
  }

  var isFull: Bool { count == Self.limit }

  /// Forgets all strings of more than one symbol.
  mutating func clear(symbolBits: Int, still: UInt8) {
    self.still = still
    count = 1 << symbolBits + 2
    expectedParent = -1
    edges.update(repeating: 0)
    lastChild.update(repeating: 0)
    childSymbols.update(repeating: 0)
    for symbol in 0..<1 << symbolBits {
      symbols[symbol] = UInt8(symbol)
      roots[symbol] = UInt8(symbol)
    }
    stillCodes[0] = UInt16(still)
    stillCount = 1
  }

  /// The first symbol of a string.
  @inline(__always)
  func root(of code: Int) -> UInt8 { roots[code] }

  /// The code of a string without its last symbol.
  @inline(__always)
  func parent(of code: Int) -> Int { Int(parents[code]) }

  @inline(__always)
  func symbol(of code: Int) -> UInt8 { symbols[code] }

  /// The child of a code that was added last, or 0.
  @inline(__always)
  func lastChild(of code: Int) -> Int { Int(lastChild[code]) }

  /// The child of the same parent that was added before this one, or 0.
  @inline(__always)
  func sibling(of code: Int) -> Int { Int(sibling[code]) }

  /// The code of a string extended by a symbol, or 0 if the table does not have it.
  @inline(__always)
  func child(of code: Int, _ symbol: UInt8) -> Int {
    // Most strings do not have a certain child, and that is mostly known without looking for it.
    if childSymbols[code] & Self.bit(of: symbol) != 0 {
      let key = UInt32(truncatingIfNeeded: code) << 8 | UInt32(symbol)
      var slot = Self.slot(of: key)
      while edges[slot] != 0 {
        let edge = edges[slot]
        if edge >> 12 == key { return Int(edge & 0xFFF) }
        slot = (slot &+ 1) & (Self.slotCount &- 1)
      }
    }
    return code == expectedParent && symbol == expectedSymbol ? count : 0
  }

  /// The longest string of at most `limit` still pixels.
  @inline(__always)
  func longestStill(limit: Int) -> (code: Int, length: Int) {
    if limit > stillCount, expectedSymbol == still,
      expectedParent == Int(stillCodes[stillCount &- 1])
    {
      return (count, stillCount + 1)
    }
    let length = min(limit, stillCount)
    return (Int(stillCodes[length &- 1]), length)
  }

  /// Prepares for the string after the one of this code, whose first symbol is not known yet.
  @inline(__always)
  mutating func expect(after code: Int) {
    guard !isFull else {
      expectedParent = -1
      return
    }
    expectedParent = code
    expectedSymbol = roots[code]
    roots[count] = expectedSymbol
    symbols[count] = expectedSymbol
    parents[count] = UInt16(truncatingIfNeeded: code)
  }

  /// Whether a string that was the longest before the table grew by one is so still.
  @inline(__always)
  func isLongest(_ code: Int) -> Bool {
    // What was only expected then may have become another string; what ends in an older one may go on now.
    code < count &- 1 && (expectedParent == -1 || (code != expectedParent && code != lastParent))
  }

  /// Gives the next code to a string extended by a symbol, unless the table is full.
  mutating func add(_ code: Int, _ symbol: UInt8) {
    expectedParent = -1
    lastParent = code
    guard !isFull else { return }
    let key = UInt32(truncatingIfNeeded: code) << 8 | UInt32(symbol)
    var slot = Self.slot(of: key)
    while edges[slot] != 0, edges[slot] >> 12 != key {
      slot = (slot &+ 1) & (Self.slotCount &- 1)
    }
    // A string may be met again after a match that was shorter than possible; its first code stays.
    if edges[slot] == 0 {
      edges[slot] = key << 12 | UInt32(truncatingIfNeeded: count)
      sibling[count] = lastChild[code]
      lastChild[code] = UInt16(truncatingIfNeeded: count)
      childSymbols[code] |= Self.bit(of: symbol)
      if symbol == still, code == Int(stillCodes[stillCount - 1]) {
        stillCodes[stillCount] = UInt16(truncatingIfNeeded: count)
        stillCount += 1
      }
    }
    roots[count] = roots[code]
    symbols[count] = symbol
    parents[count] = UInt16(truncatingIfNeeded: code)
    count += 1
  }

  @inline(__always)
  private static func bit(of symbol: UInt8) -> UInt64 { 1 &<< UInt64(symbol) }

  @inline(__always)
  private static func slot(of key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 18) }
}
