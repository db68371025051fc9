/// LZW compression of palette indices in which some pixels have a choice: where the picture keeps what
/// is there already, a pixel may be its own index or the transparent one.
///
/// Whichever extends the string furthest is taken (two-way matching), which saves about 3 % over
/// making all such pixels transparent.
struct LZWEncoder {
  private var table = StringTable()
  private var writer = CodeWriter()
  /// The code of n transparent pixels in a row, for n from 1.
  private var still: [Int] = []
  private var matches: [Int] = []
  private var candidates: [Int] = []

  /// Runs of still pixels from this length on are tried as transparent only.
  private static let longRun = 16
  /// The most strings followed at a time.
  private static let breadth = 8

  /// Compresses an image.
  /// - Parameters:
  ///   - indices: the pixels.
  ///   - changes: where pixels differ from what they cover, in ascending order; others may be
  ///     transparent. All, if there is no transparent index.
  ///   - symbolBits: so many bits hold all indices and the transparent one.
  /// - Returns: the LZW codes as bytes, from the first clear code to the end code.
  mutating func encode(
    _ indices: [UInt8], changes: [Int32], transparent: UInt8, symbolBits: Int
  ) -> [UInt8] {
    indices.withUnsafeBufferPointer { indices in
      changes.withUnsafeBufferPointer { changes in
        encode(indices, changes, transparent, symbolBits)
      }
    }
    return writer.bytes
  }

  private mutating func encode(
    _ indices: UnsafeBufferPointer<UInt8>, _ changes: UnsafeBufferPointer<Int32>,
    _ transparent: UInt8, _ symbolBits: Int
  ) {
    writer.begin(symbolBits: symbolBits)
    clear(symbolBits, transparent)
    var position = 0
    var nextChange = 0
    var previous = -1
    while position < indices.count {
      if previous >= 0 { table.expect(after: previous) }
      let (code, end) = longestMatch(indices, from: position, changes, nextChange, transparent)
      if previous >= 0 {
        if table.isFull {
          writer.clear()
          clear(symbolBits, transparent)
          previous = -1
          continue
        }
        learn(previous, table.root(of: code), transparent)
      }
      writer.append(code)
      previous = code
      position = end
      while nextChange < changes.count, Int(changes[nextChange]) < position { nextChange += 1 }
    }
    writer.end()
  }

  private mutating func clear(_ symbolBits: Int, _ transparent: UInt8) {
    table.clear(symbolBits: symbolBits)
    still.removeAll(keepingCapacity: true)
    still.append(Int(transparent))
  }

  /// Adds a string to the table, and to the runs of transparent pixels if it is one.
  private mutating func learn(_ code: Int, _ symbol: UInt8, _ transparent: UInt8) {
    if symbol == transparent, code == still[still.count - 1] { still.append(table.count) }
    table.add(code, symbol)
  }

  /// The longest string in the table that the pixels from `start` on can be: its code and its end.
  private mutating func longestMatch(
    _ indices: UnsafeBufferPointer<UInt8>, from start: Int,
    _ changes: UnsafeBufferPointer<Int32>, _ firstChange: Int, _ transparent: UInt8
  ) -> (code: Int, end: Int) {
    var change = firstChange
    var nextChange = change < changes.count ? Int(changes[change]) : indices.count
    var position = start
    matches.removeAll(keepingCapacity: true)
    if nextChange - start >= Self.longRun {
      let isGrowing = table.expects(still[still.count - 1], transparent)
      let length = min(nextChange - start, still.count + (isGrowing ? 1 : 0))
      matches.append(length > still.count ? table.count : still[length - 1])
      position += length
      if length < nextChange - start { return (matches[0], position) }
    } else {
      matches.append(Int(indices[start]))
      if start < nextChange, indices[start] != transparent { matches.append(Int(transparent)) }
      position += 1
    }
    while position < indices.count {
      if position > nextChange {
        change += 1
        nextChange = change < changes.count ? Int(changes[change]) : indices.count
      }
      candidates.removeAll(keepingCapacity: true)
      let symbol = indices[position]
      for match in matches where candidates.count < Self.breadth {
        if position < nextChange {
          let child = table.child(of: match, transparent)
          if child != 0 { candidates.append(child) }
        }
        let child = table.child(of: match, symbol)
        if child != 0 { candidates.append(child) }
      }
      if candidates.isEmpty { break }
      swap(&matches, &candidates)
      position += 1
    }
    return (matches[0], position)
  }
}
