import TestSupport
import Testing

@testable import GIF

/// Where tables are cleared, against a search that leaves out nothing.
@Suite struct SegmentSearchTests {
  private static let symbolBits = 6

  /// The bits up to each pixel from `start` on with a table that is empty there, by a dictionary (Welch, 1984).
  private static func bits(_ symbols: [UInt8], from start: Int) -> [Int] {
    var codes: [Int: Int] = [:]
    var next = 1 << symbolBits + 2
    var (total, written) = (0, 0)
    // A decoder knows one string less than the encoder, and reads as many bits as its next one needs.
    func width() -> Int {
      let known = min(1 << symbolBits + 2 + max(written - 1, 0), 4095)
      return max(symbolBits + 1, Int.bitWidth - known.leadingZeroBitCount)
    }
    var result: [Int] = []
    var string = Int(symbols[start])
    for symbol in symbols[(start + 1)...] {
      // Where an image ends here, so does the string.
      result.append(total + width())
      if let longer = codes[string << 8 | Int(symbol)] {
        string = longer
        continue
      }
      if next < 4096 { codes[string << 8 | Int(symbol)] = next }
      next += 1
      total += width()
      written += 1
      string = Int(symbol)
    }
    return result + [total + width()]
  }

  /// The fewest bits of all ways to clear the table at multiples of so many pixels.
  private static func fewestBits(_ symbols: [UInt8], spacing: Int) -> Int {
    let starts = Array(stride(from: 0, to: symbols.count, by: spacing))
    var costs = [Int](repeating: .max, count: starts.count + 1)
    costs[0] = 0
    for (index, start) in starts.enumerated() {
      let bits = bits(symbols, from: start)
      for next in (index + 1)...starts.count {
        let end = next < starts.count ? starts[next] : symbols.count
        costs[next] = min(costs[next], costs[index] + symbolBits + 1 + bits[end - start - 1])
      }
    }
    return costs[starts.count]
  }

  /// Pixels of a picture that is hard and easy by turns, with what returns.
  private static func symbols(_ kind: String) -> [UInt8] {
    var random = SplitMix(seed: 11)
    func noise(_ count: Int, _ range: Range<UInt8>) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: range, using: &random) }
    }
    switch kind {
    case "noise": return noise(40_000, 1..<60)
    case "tile":
      let tile = noise(3000, 1..<60)
      return (0..<60).flatMap { _ in tile }
    case "parts":
      return noise(15_000, 1..<8) + noise(15_000, 8..<40) + noise(15_000, 40..<60)
    default:
      // Rows that return, and between them what is seen once.
      let rows = (0..<40).map { _ in noise(200, 1..<20) }
      return (0..<400).flatMap { index -> [UInt8] in
        index % 8 == 7 ? noise(400, 20..<60) : rows.randomElement(using: &random) ?? []
      }
    }
  }

  @Test(arguments: ["noise", "tile", "parts", "rows"], [true, false])
  func tablesAreClearedWhereItCostsLeast(kind: String, hasStillPixels: Bool) {
    typealias Freedom = PixelChoices.Freedom
    var symbols = Self.symbols(kind)
    if hasStillPixels { symbols[symbols.count - 1] = 0 }
    let freedoms = symbols.map { $0 == 0 ? Freedom.still : Freedom.fixed }
    let segments = PixelChoices.with(
      indices: symbols, freedoms: freedoms, symbolBits: Self.symbolBits
    ) { pixels in
      var search = SegmentSearch()
      search.parser.load(pixels)
      return search.segments(spacing: 2048)
    }
    var (found, position) = (0, 0)
    for segment in segments {
      #expect(segment.range.lowerBound == position)
      position = segment.range.upperBound
      let bits = Self.bits(symbols, from: segment.range.lowerBound)
      #expect(segment.plainBits == bits[segment.range.count - 1])
      found += Self.symbolBits + 1 + segment.plainBits
    }
    #expect(position == symbols.count)
    let fewest = Self.fewestBits(symbols, spacing: symbols.count / 40)
    // Places are not sought between those where another way has its own.
    #expect(Double(found) <= 1.035 * Double(fewest))
  }
}
