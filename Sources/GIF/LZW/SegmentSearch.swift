/// Finds where the clear codes of an image cost least, by the plain parse.
///
/// A clear code makes codes short again but forgets all strings. Where to put them is a shortest
/// path: from each of some places the pixels are compressed with an empty table as far as is
/// sensible, full table included, which gives the cost of an edge to each later place. Against
/// clearing whenever the table is full this saves 1 to 5 %.
struct SegmentSearch: ~Copyable {
  /// A place where the table may be cleared.
  private struct Place {
    var position: Int
    /// The bits of the cheapest way there.
    var cost: Double
    /// The place before.
    var source: Int
  }

  /// What the way from a place has cost when it passes another.
  struct Passing {
    let source: Int
    let position: Int
    let bits: Double
  }

  /// A part of an image that is compressed with an empty table, and the bits that the plain parse takes.
  struct Segment {
    let range: Range<Int>
    let plainBits: Int
    /// What it takes up to some pixels on the way.
    let passings: ArraySlice<Passing>
  }

  /// A table is kept for so many codes at least, fewer where it clearly serves no longer, and for as many as that at most.
  private static let (patience, shortPatience, reach) = (1 << 13, 3 << 11, 1 << 15)

  /// Holds the image.
  var parser = GreedyParser()
  private var places: [Place] = []
  private var passings: [Passing] = []

  /// How many bits the first pixels take, clear code included, and where the last of their strings ends.
  ///
  /// - Parameters:
  ///   - codes: after how many the pixels are left.
  ///   - limit: the bits at which they are.
  mutating func bits(
    upTo end: Int, codes: Int = .max, limit: Double = .infinity
  ) -> (bits: Double, end: Int) {
    parser.clear()
    var width = CodeWidth(symbolBits: parser.symbolBits)
    var (bits, position, count) = (Double(width.bits), 0, 0)
    while position < end, count < codes, bits < limit {
      position = parser.string(from: position, upTo: end).end
      bits += Double(width.bits)
      width.advance()
      count += 1
    }
    return (bits, position)
  }

  /// The parts of an image that are best compressed each with an empty table.
  /// - Parameter spacing: the codes between places where the table may be cleared.
  mutating func segments(spacing: Int) -> [Segment] {
    places.removeAll(keepingCapacity: true)
    passings.removeAll(keepingCapacity: true)
    places.append(Place(position: 0, cost: 0, source: 0))
    var index = 0
    while places[index].position < parser.pixelCount {
      explore(from: index, spacing: spacing)
      index += 1
    }
    let clearBits = Double(parser.symbolBits + 1)
    var segments: [Segment] = []
    while index > 0 {
      let (place, source) = (places[index], places[places[index].source])
      // In the order of their sources, and of each in the order of positions.
      let first = passings.firstIndex { $0.source == place.source } ?? passings.endIndex
      segments.append(
        Segment(
          range: source.position..<place.position,
          plainBits: Int(place.cost - source.cost - clearBits),
          passings: passings[first...].prefix {
            $0.source == place.source && $0.position < place.position
          }))
      index = place.source
    }
    return segments.reversed()
  }

  /// Compresses from a place on with an empty table, and offers this way to the places it passes.
  ///
  /// A full table is kept for as long as it serves pixels better than it did, on average, since it was empty.
  private mutating func explore(from index: Int, spacing: Int) {
    parser.clear()
    var width = CodeWidth(symbolBits: parser.symbolBits)
    let (start, pixelCount) = (places[index], parser.pixelCount)
    var position = start.position
    let clearBits = Double(width.bits)
    var cost = start.cost + clearBits
    var stage = (position: position, cost: cost)
    var next = index + 1
    var count = 0
    while position < pixelCount, count < Self.reach {
      position = parser.string(from: position, upTo: pixelCount).end
      count += 1
      cost += Double(width.bits)
      width.advance()
      while next < places.count, places[next].position <= position {
        passings.append(
          Passing(source: index, position: position, bits: cost - start.cost - clearBits))
        // The beginning of a string is a string of the table too.
        if cost < places[next].cost {
          places[next].cost = cost
          places[next].source = index
        } else if parser.isFull, cost > places[next].cost {
          // A table that no longer learns does not catch up.
          return
        }
        next += 1
      }
      guard position == pixelCount || count % spacing == 0 else { continue }
      if next == places.count, position > places[next - 1].position {
        places.append(Place(position: position, cost: cost, source: index))
        passings.append(
          Passing(source: index, position: position, bits: cost - start.cost - clearBits))
        next += 1
      }
      let average = (cost - start.cost) / Double(position - start.position)
      let limit = tolerance(after: count) * average
      if cost - stage.cost > limit * Double(position - stage.position) { return }
      stage = (position, cost)
    }
  }

  /// How many times the bits that pixels took on average, since the table was empty, they may take after so many codes.
  private func tolerance(after count: Int) -> Double {
    if count >= Self.patience { return 1 }
    // Where all pixels are drawn they are about as hard to compress everywhere.
    return count >= Self.shortPatience && !parser.hasStillPixels ? 1.2 : .infinity
  }
}
