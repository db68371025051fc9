/// What is done with rows before they are compressed (PNG specification, section 9).
enum Filter {
  /// Nothing.
  case none
  /// For each row whichever of the five filters leaves the smallest sum of magnitudes, as the specification suggests.
  case adaptive

  /// The rows of a picture, each after the byte that names its filter.
  ///
  /// - Parameters:
  ///   - length: the bytes of a row.
  ///   - step: the bytes of a pixel.
  func rows(_ bytes: [UInt8], length: Int, step: Int) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(bytes.count + bytes.count / length)
    var above = [UInt8](repeating: 0, count: length)
    for start in stride(from: 0, to: bytes.count, by: length) {
      let row = Array(bytes[start..<start + length])
      switch self {
      case .none:
        rows.append(0)
        rows += row
      case .adaptive:
        let filtered = (0...4).map { Self.apply($0, to: row, above: above, step: step) }
        let sums = filtered.map { $0.reduce(0) { $0 + Int(Int8(bitPattern: $1).magnitude) } }
        let best = sums.indices.min { sums[$0] < sums[$1] } ?? 0
        rows.append(UInt8(best))
        rows += filtered[best]
        above = row
      }
    }
    return rows
  }

  /// A row after one of the filters: 0 none, 1 less the pixel to the left, 2 less the one above, 3 less their mean, 4 less
  /// Paeth's guess.
  private static func apply(_ filter: Int, to row: [UInt8], above: [UInt8], step: Int) -> [UInt8] {
    row.indices.map { index in
      let left = index >= step ? Int(row[index - step]) : 0
      let up = Int(above[index])
      let corner = index >= step ? Int(above[index - step]) : 0
      let guess: Int
      switch filter {
      case 0: guess = 0
      case 1: guess = left
      case 2: guess = up
      case 3: guess = (left + up) / 2
      default:
        let (a, b, c) = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
        guess = a <= b && a <= c ? left : b <= c ? up : corner
      }
      return row[index] &- UInt8(guess)
    }
  }
}
