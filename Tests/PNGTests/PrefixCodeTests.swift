import TestSupport
import Testing

@testable import PNG

@Suite struct PrefixCodeTests {
  private static func cost(_ frequencies: [UInt32], _ lengths: [UInt8]) -> Int {
    zip(frequencies, lengths).reduce(0) { $0 + Int($1.0) * Int($1.1) }
  }

  /// The cost of a Huffman code: the sum of the weights of all inner nodes.
  private static func huffmanCost(_ frequencies: [UInt32]) -> Int {
    var weights = frequencies.filter { $0 > 0 }.map(Int.init)
    var cost = 0
    while weights.count > 1 {
      weights.sort(by: >)
      let sum = weights.removeLast() + weights.removeLast()
      cost += sum
      weights.append(sum)
    }
    return cost
  }

  private static func isComplete(_ lengths: [UInt8]) -> Bool {
    lengths.filter { $0 > 0 }.reduce(0) { $0 + 1 << (16 - Int($1)) } == 1 << 16
  }

  @Test(arguments: [2, 3, 19, 30, 286], 0..<8) func codesAreHuffmans(
    _ count: Int, _ seed: UInt64
  ) {
    var random = SplitMix(seed: seed)
    let frequencies = (0..<count).map { index in
      index < 2 ? 5 : UInt32.random(in: 0...1 << UInt32(seed), using: &random)
    }
    let code = PrefixCode(frequencies: frequencies, longest: 15)
    #expect(Self.isComplete(code.lengths))
    #expect(zip(frequencies, code.lengths).allSatisfy { ($0 == 0) == ($1 == 0) })
    #expect(Self.cost(frequencies, code.lengths) == Self.huffmanCost(frequencies))
  }

  /// Fibonacci's numbers have the deepest of all trees.
  @Test(arguments: [7, 15]) func noCodeIsTooLong(_ longest: Int) {
    var frequencies: [UInt32] = [1, 1]
    while frequencies.count < 30 { frequencies.append(frequencies.suffix(2).reduce(0, +)) }
    let code = PrefixCode(frequencies: frequencies, longest: longest)
    #expect(code.lengths.max() == UInt8(longest))
    #expect(Self.isComplete(code.lengths))
    // Where the limit does not bind, both ways find codes of equal cost.
    let free = PrefixCode(frequencies: Array(frequencies.prefix(longest)), longest: longest)
    #expect(
      Self.cost(frequencies, free.lengths) == Self.huffmanCost(Array(frequencies.prefix(longest))))
    #expect(Self.cost(frequencies, code.lengths) > Self.huffmanCost(frequencies))
  }

  @Test(arguments: [[], [3], [0, 4], [0, 0, 0, 9]] as [[UInt32]]) func fewSymbolsHaveTwoCodes(
    _ frequencies: [UInt32]
  ) {
    let padded = frequencies + [UInt32](repeating: 0, count: 30 - frequencies.count)
    let code = PrefixCode(frequencies: padded, longest: 15)
    #expect(code.lengths.filter { $0 > 0 } == [1, 1])
    #expect(zip(padded, code.lengths).allSatisfy { $0 == 0 || $1 == 1 })
  }

  @Test func noCodeBeginsAnother() {
    let code = PrefixCode(frequencies: (0..<60).map { UInt32($0 * $0) }, longest: 15)
    let words = code.words.enumerated().filter { code.lengths[$0.offset] > 0 }.map(\.element)
    for first in words {
      for second in words where first != second && first >> 32 <= second >> 32 {
        let mask = UInt64(1) << (first >> 32) - 1
        #expect(first & mask != second & mask)
      }
    }
  }
}
