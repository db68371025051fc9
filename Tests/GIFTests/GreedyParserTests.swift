import Testing

@testable import GIF

/// The fast parser against the textbook's: Welch, "A technique for high-performance data compression" (1984).
@Suite struct GreedyParserTests {
  /// The codes of symbols, by a dictionary of whole strings.
  private static func textbook(_ symbols: ArraySlice<UInt8>, symbolBits: Int) -> [Int] {
    var codes: [[UInt8]: Int] = [:]
    for symbol in 0..<1 << symbolBits { codes[[UInt8(symbol)]] = symbol }
    // After those that clear and end.
    var next = 1 << symbolBits + 2
    var result: [Int] = []
    var string: [UInt8] = []
    for symbol in symbols {
      let longer = string + [symbol]
      if codes[longer] == nil {
        result.append(codes[string] ?? -1)
        if next < 4096 { codes[longer] = next }
        next += 1
        string = [symbol]
      } else {
        string = longer
      }
    }
    return result + [codes[string] ?? -1]
  }

  /// Pseudorandom symbols in runs.
  private static func symbols(_ count: Int, kinds: UInt64, longestRun: UInt64) -> [UInt8] {
    var state: UInt64 = 7
    func random(below limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    var symbols: [UInt8] = []
    while symbols.count < count {
      let symbol = UInt8(random(below: kinds))
      symbols += [UInt8](repeating: symbol, count: 1 + Int(random(below: longestRun)))
    }
    return Array(symbols.prefix(count))
  }

  /// - Parameter still: the symbol whose pixels are still, and which is transparent.
  private static func codes(
    _ symbols: [UInt8], symbolBits: Int, still: UInt8?, range: Range<Int>
  ) -> [Int] {
    typealias Freedom = PixelChoices.Freedom
    let freedoms = symbols.map { $0 == still ? Freedom.still : Freedom.fixed }
    // What a still pixel would be without being transparent does not matter.
    let indices = symbols.map { $0 == still ? $0 ^ 1 : $0 }
    return PixelChoices.with(
      indices: indices, freedoms: freedoms, transparent: still ?? 0, symbolBits: symbolBits
    ) { pixels in
      var parser = GreedyParser()
      var codes: [Int] = []
      // A table that has been used is as good as a new one.
      for _ in 0..<2 {
        codes = []
        parser.load(pixels)
        parser.clear()
        var position = range.lowerBound
        while position < range.upperBound {
          let (code, end) = parser.string(from: position, upTo: range.upperBound)
          codes.append(code)
          position = end
        }
        #expect(position == range.upperBound)
      }
      return codes
    }
  }

  @Test(arguments: [
    // Two symbols, strings that define themselves, and tables that are not full.
    (kinds: 2, run: 1, count: 3000), (kinds: 2, run: 40, count: 3000),
    // Full tables.
    (kinds: 200, run: 1, count: 30_000), (kinds: 5, run: 3, count: 60_000),
    // One symbol.
    (kinds: 1, run: 1, count: 20_000),
  ]) func codesAreTheTextbooks(kinds: Int, run: Int, count: Int) {
    let symbols = Self.symbols(count, kinds: UInt64(kinds), longestRun: UInt64(run))
    for range in [0..<count, 17..<count, count / 3..<count / 2 + 1, 5..<6] {
      let expected = Self.textbook(symbols[range], symbolBits: 8)
      for still in [nil, 0, 1] as [UInt8?] {
        let found = Self.codes(symbols, symbolBits: 8, still: still, range: range)
        #expect(found == expected, "\(kinds) symbols, still \(String(describing: still))")
      }
    }
  }
}
