/// LZW compression of images whose pixels have choices, with the clear codes where they cost least.
///
/// A clear code makes codes short again but forgets all strings. Where to put them is a shortest
/// path: from each of some places the pixels are compressed with an empty table as far as is
/// sensible, full table included, which gives the cost of an edge to each later place. Against
/// clearing whenever the table is full this saves 1 to 5 %.
struct LZWEncoder: ~Copyable {
  /// A place where the table may be cleared, and the cheapest way there.
  private struct Place {
    var position: Int
    /// In bits, for codes and for errors.
    var cost = Double.infinity
    /// For errors alone.
    var penalty = 0.0
    /// The place before, how many of its codes to write, and the code of what is left until here.
    var source = 0
    var codeCount = 0
    var lastCode: Int?
    /// The codes from here on.
    var codes: [UInt16] = []
  }

  /// What a shorter string must gain, in bits, because it teaches the table nothing.
  private static let margin: Float = 4

  private var matcher = StringMatcher()
  private var writer = CodeWriter()
  private var places: [Place] = []
  /// What the errors of the last image are worth, in bits.
  private(set) var penalty = 0.0
  /// Buffers for codes that wait to be used again.
  private var spares: [[UInt16]] = []

  /// Compresses an image.
  /// - Parameters:
  ///   - spacing: the codes between places where the table may be cleared.
  ///   - reach: the most codes between clears.
  ///   - looksAhead: whether strings are cut short where the next one gains by it.
  /// - Returns: the LZW codes as bytes, from the first clear code to the end code.
  mutating func encode(_ pixels: PixelChoices, spacing: Int, reach: Int, looksAhead: Bool)
    -> [UInt8]
  {
    places.append(Place(position: 0, cost: 0))
    var index = 0
    while places[index].position < pixels.count {
      compress(pixels, from: index, spacing: spacing, reach: reach, looksAhead: looksAhead)
      index += 1
    }
    write(upTo: index, symbolBits: pixels.symbolBits)
    penalty = places[index].penalty
    spares.append(contentsOf: places.lazy.map(\.codes))
    places.removeAll(keepingCapacity: true)
    return writer.bytes
  }

  /// Compresses from a place on with an empty table, and offers this way to the places it passes.
  private mutating func compress(
    _ pixels: PixelChoices, from index: Int, spacing: Int, reach: Int, looksAhead: Bool
  ) {
    matcher.table.clear(symbolBits: pixels.symbolBits, still: pixels.transparent)
    var width = CodeWidth(symbolBits: pixels.symbolBits)
    var codes = spares.popLast() ?? []
    codes.removeAll(keepingCapacity: true)
    var position = places[index].position
    var cost = places[index].cost + Double(width.bits)
    var penalty = places[index].penalty
    var next = index + 1
    while position < pixels.count, codes.count < reach {
      if let previous = codes.last { matcher.table.expect(after: Int(previous)) }
      let match = self.match(pixels, from: position, looksAhead: looksAhead)
      var after = width
      after.advance()
      let total = cost + Double(width.bits) + Double(match.penalty)
      penalty += Double(match.penalty)
      while next < places.count, places[next].position <= match.end {
        if total + Double(after.bits) < places[next].cost {
          // The beginning of a string is a string of the table too.
          var code = match.code
          for _ in places[next].position..<match.end { code = matcher.table.parent(of: code) }
          places[next].cost = total + Double(after.bits)
          places[next].penalty = penalty
          places[next].source = index
          places[next].codeCount = codes.count
          places[next].lastCode = code
        }
        next += 1
      }
      if let previous = codes.last {
        matcher.table.add(Int(previous), matcher.table.root(of: match.code))
      }
      codes.append(UInt16(truncatingIfNeeded: match.code))
      cost = total
      width = after
      position = match.end
      if next == places.count, position > places[next - 1].position,
        position == pixels.count || codes.count % spacing == 0
      {
        places.append(
          Place(
            position: position, cost: cost + Double(width.bits), penalty: penalty,
            source: index, codeCount: codes.count))
        next += 1
      }
    }
    places[index].codes = codes
  }

  /// The best string from a position on; one symbol shorter if that makes two strings worth more.
  private mutating func match(
    _ pixels: PixelChoices, from position: Int, looksAhead: Bool
  ) -> StringMatcher.Match {
    let match = matcher.match(pixels, from: position)
    guard looksAhead, match.end < pixels.count, match.end > position + 1 else { return match }
    // Within a run of still pixels a shorter string only moves the same boundary.
    let isRun =
      pixels.freedoms[match.end - 1] == PixelChoices.Freedom.still
      && pixels.freedoms[match.end] == PixelChoices.Freedom.still
    if isRun { return match }
    var best = match
    var bestScore = match.score + matcher.match(pixels, from: match.end).score + Self.margin
    var shorter = match
    for _ in 0..<min(2, match.end - position - 1) {
      shorter.end -= 1
      shorter.code = matcher.table.parent(of: shorter.code)
      shorter.score -= matcher.worth(pixels, shorter.end)
      let score = shorter.score + matcher.match(pixels, from: shorter.end).score
      if score > bestScore { (best, bestScore) = (shorter, score) }
    }
    return best
  }

  /// Writes the codes along the cheapest way to a place.
  private mutating func write(upTo index: Int, symbolBits: Int) {
    var way: [Int] = []
    var place = index
    while place > 0 {
      way.append(place)
      place = places[place].source
    }
    writer.begin(symbolBits: symbolBits)
    for place in way.reversed() {
      if places[place].source > 0 { writer.clear() }
      for code in places[places[place].source].codes.prefix(places[place].codeCount) {
        writer.append(Int(code))
      }
      if let code = places[place].lastCode { writer.append(code) }
    }
    writer.end()
  }
}

extension LZWEncoder {
  /// Compresses an image with so much effort.
  mutating func encode(_ pixels: PixelChoices, effort: GIF.Effort) -> [UInt8] {
    // A table is full after so many codes.
    let fill = StringTable.limit - 1 << pixels.symbolBits - 1
    switch effort {
    case .fast: return encode(pixels, spacing: fill, reach: fill, looksAhead: false)
    case .standard: return encode(pixels, spacing: 4096, reach: 8192, looksAhead: false)
    case .maximum: return encode(pixels, spacing: 2048, reach: 8192, looksAhead: true)
    }
  }
}
