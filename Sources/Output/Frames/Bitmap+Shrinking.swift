import Graphics

extension Bitmap {
  /// The picture at a size that is not larger: each pixel is the mean of the area that it covers, to the level.
  ///
  /// O(pixels).
  ///
  /// - Parameter other: a picture of the same sizes, large and small, whose rows are taken where they are the same.
  package func shrunk(to size: Size, like other: (large: Bitmap, small: Bitmap)? = nil) -> Bitmap {
    if size == self.size { return self }
    let isKnown = other.map { rowsEqual(to: $0.large) }
    let rows = Self.spans(of: height, in: size.height)
    let columns = Self.spans(of: width, in: size.width)
    let columnShares = columns.flatMap { $0.map { Double($0.share) } }
    let area = width * height
    // Sums are whole and below 2⁵², so that products with the inverse of the area are cut to the right level.
    let (half, inverse) = (Double(area / 2) + 0.5, 1 / Double(area))
    @inline(__always) func mean(_ sum: Double) -> UInt32 {
      UInt32(truncatingIfNeeded: Int32((sum + half) * inverse))
    }
    var small = Bitmap(width: size.width, height: size.height)
    // Of the rows that a row of the result covers, the sums of each column: blue, green, red, alpha; whole and below 2²⁴,
    // which holds up to 65,793 rows.
    var sums = [Float](repeating: 0, count: 4 * width)
    pixels.withUnsafeBytes { source in
      sums.withUnsafeMutableBufferPointer { sums in
        small.pixels.withUnsafeMutableBufferPointer { small in
          for (y, row) in rows.enumerated() {
            if let isKnown, let other, row.allSatisfy({ isKnown[$0.index] }) {
              for x in y &* size.width..<(y &+ 1) &* size.width { small[x] = other.small.pixels[x] }
              continue
            }
            for index in sums.indices { sums[index] = 0 }
            for (line, share) in row {
              let (start, share) = (4 * line * width, Float(share))
              for index in sums.indices {
                sums[index] += share * Float(source[start &+ index])
              }
            }
            var next = 0
            for x in 0..<size.width {
              var (blue, green, red, alpha) = (0.0, 0.0, 0.0, 0.0)
              var channel = 4 * (x * width / size.width)
              for _ in 0..<columns[x].count {
                let share = columnShares[next]
                blue += share * Double(sums[channel])
                green += share * Double(sums[channel &+ 1])
                red += share * Double(sums[channel &+ 2])
                alpha += share * Double(sums[channel &+ 3])
                next &+= 1
                channel &+= 4
              }
              small[y &* size.width &+ x] =
                mean(alpha) << 24 | mean(red) << 16 | mean(green) << 8 | mean(blue)
            }
          }
        }
      }
    }
    return small
  }

  /// Which rows are those of another picture of this size.
  private func rowsEqual(to other: Bitmap) -> [Bool] {
    pixels.withUnsafeBufferPointer { pixels in
      other.pixels.withUnsafeBufferPointer { others in
        (0..<height).map { row in
          var difference: UInt32 = 0
          for index in row &* width..<(row &+ 1) &* width {
            difference |= pixels[index] ^ others[index]
          }
          return difference == 0
        }
      }
    }
  }

  /// For each of `count` parts of a side the pixels that it covers, and how much of each in `count`-ths of a pixel.
  private static func spans(of side: Int, in count: Int) -> [[(index: Int, share: UInt32)]] {
    (0..<count).map { part in
      let (start, end) = (part * side, (part + 1) * side)
      return (start / count...(end - 1) / count).map { index in
        let covered = min(end, (index + 1) * count) - max(start, index * count)
        return (index, UInt32(covered))
      }
    }
  }
}
