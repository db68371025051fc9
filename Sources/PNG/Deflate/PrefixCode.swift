/// A Huffman code of at most so many bits a symbol, as deflate numbers it (RFC 1951, section 3.2.2).
struct PrefixCode {
  /// The bits of each symbol, 0 for one that does not occur.
  private(set) var lengths: [UInt8]
  /// The code of each symbol in the order in which its bits are written, and its length from bit 32 on.
  private(set) var words: [UInt64]

  /// The best code for symbols that occur so often.
  init(frequencies: [UInt32], longest: Int) {
    lengths = Self.lengths(frequencies, longest: longest)
    words = Self.words(lengths)
  }

  /// Package-merge: Larmore and Hirschberg, "A fast algorithm for optimal length-limited Huffman codes" (1990).
  ///
  /// Packages of each level are counted by how many of the rarest symbols they hold, which is all that lengths need.
  private static func lengths(_ frequencies: [UInt32], longest: Int) -> [UInt8] {
    let used = frequencies.indices.filter { frequencies[$0] > 0 }
    var lengths = [UInt8](repeating: 0, count: frequencies.count)
    guard used.count > 1 else {
      // Deflate allows a single code of one bit, but some readers want two.
      lengths[used.first ?? 0] = 1
      lengths[used.first == 1 ? 0 : 1] = 1
      return lengths
    }
    let symbols = used.sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
    let weights = symbols.map { UInt64(frequencies[$0]) }
    // For each level, cheapest first: whether the item is a symbol (else a package of two of the level below).
    var levels: [[Bool]] = []
    var below: [UInt64] = []
    for _ in 0..<longest {
      var isSymbol: [Bool] = []
      var merged: [UInt64] = []
      var (symbol, package) = (0, 0)
      let packages = below.count / 2
      while symbol < weights.count || package < packages {
        let packed =
          package < packages ? below[2 * package] + below[2 * package + 1] : UInt64.max
        if symbol < weights.count, weights[symbol] <= packed {
          merged.append(weights[symbol])
          isSymbol.append(true)
          symbol += 1
        } else {
          merged.append(packed)
          isSymbol.append(false)
          package += 1
        }
      }
      levels.append(isSymbol)
      below = merged
    }
    // The cheapest 2n − 2 items of the last level are taken; each package among them takes two of the level below.
    var taken = 2 * symbols.count - 2
    for level in levels.reversed() {
      let symbolCount = level.prefix(taken).count { $0 }
      for index in 0..<symbolCount { lengths[symbols[index]] += 1 }
      taken = 2 * (min(taken, level.count) - symbolCount)
    }
    return lengths
  }

  private static func words(_ lengths: [UInt8]) -> [UInt64] {
    var next = [UInt64](repeating: 0, count: 17)
    for length in lengths where length > 0 { next[Int(length) + 1] += 1 }
    for bits in 2..<17 { next[bits] = (next[bits] + next[bits - 1]) << 1 }
    return lengths.map { length in
      guard length > 0 else { return 0 }
      let code = next[Int(length)]
      next[Int(length)] += 1
      var reversed: UInt64 = 0
      for bit in 0..<UInt64(length) { reversed |= (code >> bit & 1) << (UInt64(length) - 1 - bit) }
      return reversed | UInt64(length) << 32
    }
  }
}
