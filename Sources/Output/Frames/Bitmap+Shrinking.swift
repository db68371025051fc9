import Graphics

extension Bitmap {
  /// The picture at a size that is not larger: each pixel is the mean of the area that it covers, to the level.
  ///
  /// O(pixels).
  package func shrunk(to size: Size) -> Bitmap {
    if size == self.size { return self }
    let columns = Self.spans(of: width, in: size.width)
    let rows = Self.spans(of: height, in: size.height)
    var small = Bitmap(width: size.width, height: size.height)
    let area = SIMD4<UInt64>(repeating: UInt64(width) * UInt64(height))
    pixels.withUnsafeBufferPointer { source in
      for (y, row) in rows.enumerated() {
        for (x, column) in columns.enumerated() {
          var sum = SIMD4<UInt64>.zero
          for (line, share) in row {
            var part = SIMD4<UInt32>.zero
            for (index, weight) in column {
              let word = source[line * width + index]
              part &+=
                SIMD4(word >> 24, word >> 16 & 255, word >> 8 & 255, word & 255)
                &* SIMD4(repeating: weight)
            }
            sum &+= SIMD4<UInt64>(truncatingIfNeeded: part) &* SIMD4(repeating: UInt64(share))
          }
          let mean = SIMD4<UInt32>(truncatingIfNeeded: (sum &+ area / 2) / area)
          small[x, y] = mean[0] << 24 | mean[1] << 16 | mean[2] << 8 | mean[3]
        }
      }
    }
    return small
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
