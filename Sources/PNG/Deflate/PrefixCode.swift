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

  private static func lengths(_ frequencies: [UInt32], longest: Int) -> [UInt8] {
    let used = frequencies.indices.filter { frequencies[$0] > 0 }
    var lengths = [UInt8](repeating: 0, count: frequencies.count)
    guard used.count > 1 else {
      // Deflate allows a single code of one bit, but some readers want two.
      lengths[used.first ?? 0] = 1
      lengths[used.first == 1 ? 0 : 1] = 1
      return lengths
    }
    // Sorted as numbers, rarest first, which is faster than by two criteria.
    let keys = used.map { UInt64(frequencies[$0]) << 16 | UInt64($0) }.sorted()
    let depths = depths(ofWeights: keys.map { $0 >> 16 })
    if let deepest = depths.first, deepest <= longest {
      for (key, depth) in zip(keys, depths) { lengths[Int(key & 0xFFFF)] = UInt8(depth) }
      return lengths
    }
    for (key, depth) in zip(keys, limitedDepths(ofWeights: keys.map { $0 >> 16 }, longest)) {
      lengths[Int(key & 0xFFFF)] = UInt8(depth)
    }
    return lengths
  }

  /// How deep each symbol stands in a Huffman tree of weights that do not fall.
  ///
  /// The trees in the order of their making are sorted too, so that the two lightest are the first of two queues: van
  /// Leeuwen, "On the construction of Huffman trees" (1976).
  private static func depths(ofWeights weights: [UInt64]) -> [Int] {
    let count = weights.count
    var trees: [UInt64] = []
    trees.reserveCapacity(count)
    // The number of the tree that each symbol, and from `count` on each tree, became a part of.
    var parents = [Int](repeating: 0, count: 2 * count - 1)
    var (symbol, tree) = (0, 0)
    func takeLightest() -> UInt64 {
      if symbol < count, tree == trees.count || weights[symbol] <= trees[tree] {
        parents[symbol] = trees.count
        symbol += 1
        return weights[symbol - 1]
      }
      parents[count + tree] = trees.count
      tree += 1
      return trees[tree - 1]
    }
    while trees.count < count - 1 {
      let first = takeLightest()
      trees.append(first + takeLightest())
    }
    var treeDepths = [Int](repeating: 0, count: count - 1)
    for tree in (0..<count - 2).reversed() {
      treeDepths[tree] = treeDepths[parents[count + tree]] + 1
    }
    return (0..<count).map { treeDepths[parents[$0]] + 1 }
  }

  /// The same with no depth beyond `longest`, by package-merge: Larmore and Hirschberg, "A fast algorithm for optimal
  /// length-limited Huffman codes" (1990).
  ///
  /// Of each level only the number of its lightest items that are taken is needed, and which of them are symbols.
  private static func limitedDepths(ofWeights weights: [UInt64], _ longest: Int) -> [Int] {
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
    var depths = [Int](repeating: 0, count: weights.count)
    // The lightest 2n − 2 items of the last level are taken; each package among them takes two of the level below.
    var taken = 2 * weights.count - 2
    for level in levels.reversed() {
      let symbolCount = level.prefix(taken).count { $0 }
      for index in 0..<symbolCount { depths[index] += 1 }
      taken = 2 * (min(taken, level.count) - symbolCount)
    }
    return depths
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
