/// How calm it is around the pixels of a frame: how many of those near to each change gently, if at all.
struct Calmness {
  /// Of each pixel of some rows: how many of nine by nine are calm.
  let counts: [UInt8]
  /// How many pixels of the rows change.
  let changes: Int

  private typealias Row = UnsafeBufferPointer<UInt32>

  private static let reach = 4
  private static let side = 2 * reach + 1

  /// Of a penalty, what is left at each count. Its steepness is found by trying: near to a moving edge nothing is saved by
  /// what stays.
  static let shares: [Float] = (0...side * side).map { count in
    let share = Float(count) / Float(side * side)
    return share * share * share * share
  }

  /// - Parameters:
  ///   - pixels: those of a whole frame, `0x00RRGGBB`.
  ///   - limit: the squared levels by which a calm pixel changes at most.
  ///   - gentle: of the pixels of the rows those that change, but are calm, become 1.
  init(
    of pixels: [UInt32], after previous: [UInt32], width: Int, rows: Range<Int>, limit: Int32,
    marking gentle: inout [UInt8]
  ) {
    let (height, reach) = (pixels.count / width, Self.reach)
    // What does not change is calm, and so is what is beyond the edges.
    var isCalm = [UInt8](repeating: 1, count: width + 2 * reach)
    var sums = [UInt8](repeating: UInt8(Self.side), count: (rows.count + 2 * reach) * width)
    var changes = 0
    pixels.withUnsafeBufferPointer { pixels in
      previous.withUnsafeBufferPointer { previous in
        for y in max(rows.lowerBound - reach, 0)..<min(rows.upperBound + reach, height) {
          let row = y * width..<(y + 1) * width
          let (new, old) = (Row(rebasing: pixels[row]), Row(rebasing: previous[row]))
          guard Self.differs(new, from: old) else { continue }
          Self.findCalm(new, after: old, limit: limit, &isCalm)
          if rows.contains(y) {
            changes += Self.mark(
              new, after: old, isCalm, &gentle, at: (y - rows.lowerBound) * width)
          }
          Self.sum(isCalm, into: &sums, at: (y - rows.lowerBound + reach) * width, count: width)
        }
      }
    }
    self.changes = changes
    counts = Self.columnSums(sums, width: width, count: rows.count)
  }

  private static func differs(_ new: Row, from old: Row) -> Bool {
    var difference: UInt32 = 0
    for x in new.indices { difference |= new[x] ^ old[x] }
    return difference != 0
  }

  private static func findCalm(_ new: Row, after old: Row, limit: Int32, _ isCalm: inout [UInt8]) {
    isCalm.withUnsafeMutableBufferPointer { isCalm in
      for x in new.indices {
        isCalm[x &+ reach] = squaredDistance(new[x], old[x]) <= limit ? 1 : 0
      }
    }
  }

  /// - Returns: how many pixels change.
  private static func mark(
    _ new: Row, after old: Row, _ isCalm: [UInt8], _ gentle: inout [UInt8], at start: Int
  ) -> Int {
    var changes: UInt32 = 0
    isCalm.withUnsafeBufferPointer { isCalm in
      gentle.withUnsafeMutableBufferPointer { gentle in
        for x in new.indices {
          changes &+= new[x] == old[x] ? 0 : 1
          gentle[start &+ x] |= new[x] == old[x] ? 0 : isCalm[x &+ reach]
        }
      }
    }
    return Int(changes)
  }

  /// Sums of nine side by side.
  private static func sum(
    _ isCalm: [UInt8], into sums: inout [UInt8], at start: Int, count: Int
  ) {
    isCalm.withUnsafeBufferPointer { isCalm in
      sums.withUnsafeMutableBufferPointer { sums in
        for x in 0..<count { sums[start &+ x] = isCalm[x] }
        for offset in 1..<side {
          for x in 0..<count { sums[start &+ x] &+= isCalm[x &+ offset] }
        }
      }
    }
  }

  /// Sums of nine rows.
  private static func columnSums(_ rows: [UInt8], width: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count * width) { sums, filled in
      filled = count * width
      rows.withUnsafeBufferPointer { rows in
        for x in 0..<width { sums[x] = rows[x] }
        for row in 1..<side {
          for x in 0..<width { sums[x] &+= rows[row &* width &+ x] }
        }
        for row in 1..<max(count, 1) {
          let (last, start) = ((row - 1) * width, row * width)
          let entering = (row + side - 1) * width
          for x in 0..<width {
            sums[start &+ x] = sums[last &+ x] &- rows[last &+ x] &+ rows[entering &+ x]
          }
        }
      }
    }
  }

  @inline(__always)
  private static func squaredDistance(_ a: UInt32, _ b: UInt32) -> Int32 {
    // Products of 16 bits are what the smallest instruction sets have for many numbers at once.
    func square(_ shift: UInt32) -> Int32 {
      let offset =
        Int16(truncatingIfNeeded: a >> shift & 255) &- Int16(truncatingIfNeeded: b >> shift & 255)
      return Int32(offset) &* Int32(offset)
    }
    return square(16) &+ square(8) &+ square(0)
  }
}
