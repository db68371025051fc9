/// How calm it is around the pixels of a frame: how many of those near to each change gently, if at all.
struct Calmness {
  /// Of each pixel of some rows: how many of nine by nine are calm.
  let counts: [UInt8]

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
    let height = pixels.count / width
    let (reach, side) = (Self.reach, Self.side)
    // What is beyond the edges is calm.
    var sums = [UInt8](repeating: UInt8(side), count: (rows.count + 2 * reach) * width)
    var isCalm = [UInt8](repeating: 1, count: width + 2 * reach)
    sums.withUnsafeMutableBufferPointer { sums in
      isCalm.withUnsafeMutableBufferPointer { isCalm in
        gentle.withUnsafeMutableBufferPointer { gentle in
          pixels.withUnsafeBufferPointer { pixels in
            previous.withUnsafeBufferPointer { previous in
              for y in max(rows.lowerBound - reach, 0)..<min(rows.upperBound + reach, height) {
                let row = y * width..<(y + 1) * width
                let new = UnsafeBufferPointer(rebasing: pixels[row])
                let old = UnsafeBufferPointer(rebasing: previous[row])
                var difference: UInt32 = 0
                for x in 0..<width { difference |= new[x] ^ old[x] }
                if difference == 0 { continue }
                for x in 0..<width {
                  isCalm[x &+ reach] = Self.squaredDistance(new[x], old[x]) <= limit ? 1 : 0
                }
                if rows.contains(y) {
                  let start = (y - rows.lowerBound) * width
                  for x in 0..<width where new[x] != old[x] {
                    gentle[start &+ x] |= isCalm[x &+ reach]
                  }
                }
                let start = (y - rows.lowerBound + reach) * width
                for x in 0..<width { sums[start &+ x] = isCalm[x] }
                for offset in 1..<side {
                  for x in 0..<width { sums[start &+ x] &+= isCalm[x &+ offset] }
                }
              }
            }
          }
        }
      }
    }
    counts = Self.columnSums(sums, width: width, count: rows.count)
  }

  @inline(__always)
  private static func squaredDistance(_ a: UInt32, _ b: UInt32) -> Int32 {
    // Products of 16 bits are what the smallest instruction sets have for many numbers at once.
    func square(_ shift: UInt32) -> Int32 {
      let offset =
        Int16(truncatingIfNeeded: a >> shift & 255)
        &- Int16(truncatingIfNeeded: b >> shift & 255)
      return Int32(offset) &* Int32(offset)
    }
    return square(16) &+ square(8) &+ square(0)
  }

  /// The sums of nine rows each.
  private static func columnSums(_ rows: [UInt8], width: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count * width) { sums, filled in
      filled = count * width
      rows.withUnsafeBufferPointer { rows in
        for x in 0..<width {
          sums[x] = 0
        }
        for row in 0..<side {
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
}
