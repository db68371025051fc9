import Graphics

extension RasterImage {
  /// Paints the bitmap over the pixels inside `clip`: bilinearly interpolated between pixel centres, the outermost
  /// pixels continued beyond theirs, or each pixel the colour of the one that it lies in.
  ///
  /// The frame's edges are rounded to whole pixels. Each result is at most one level off.
  func blit(on grid: PixelGrid, clip: PixelBox) {
    let box = clip.intersection(frame)
    guard isDrawable, !box.isEmpty else { return }
    guard !hasItsOwnPixels else { return copy(on: grid, box) }
    guard isSmooth else { return enlarge(on: grid, box) }
    let columns = (box.left..<box.right).map { x in
      Sample(x, start: frame.left, length: frame.width, count: bitmap.width)
    }
    var line = [UInt64](repeating: 0, count: bitmap.width)
    bitmap.pixels.withUnsafeBufferPointer { source in
      line.withUnsafeMutableBufferPointer { line in
        columns.withUnsafeBufferPointer { columns in
          for y in box.top..<box.bottom {
            let row = Sample(y, start: frame.top, length: frame.height, count: bitmap.height)
            let (upper, lower) = (row.first * bitmap.width, row.second * bitmap.width)
            for x in line.indices {
              line[x] = Self.mix(
                Self.spread(source[upper + x]), Self.spread(source[lower + x]), row.share)
            }
            let target = grid.base + (y * grid.size.width + box.left)
            for x in columns.indices {
              let column = columns[x]
              let word = Self.gather(
                Self.mix(line[column.first], line[column.second], column.share))
              target[x] = word >= 0xFF00_0000 ? word : word.over(target[x])
            }
          }
        }
      }
    }
  }

  /// Whether each pixel of the bitmap fills one of the grid.
  private var hasItsOwnPixels: Bool {
    [frame.left, frame.top].allSatisfy { $0 == $0.rounded() }
      && frame.width == Double(bitmap.width) && frame.height == Double(bitmap.height)
  }

  private func copy(on grid: PixelGrid, _ box: PixelBox) {
    let (left, top) = (Int(frame.left), Int(frame.top))
    bitmap.pixels.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      for y in box.top..<box.bottom {
        let row = base + ((y - top) * bitmap.width + box.left - left)
        grid.blend(row, count: box.width, x: box.left, y: y)
      }
    }
  }

  /// Each target pixel takes the source pixel in which its centre lies.
  private func enlarge(on grid: PixelGrid, _ box: PixelBox) {
    func source(_ pixel: Int, _ start: Double, _ length: Double, _ count: Int) -> Int {
      min(max(Int((Double(pixel) + 0.5 - start) / length * Double(count)), 0), count - 1)
    }
    let columns = (box.left..<box.right).map { source($0, frame.left, frame.width, bitmap.width) }
    var line = [UInt32](repeating: 0, count: columns.count)
    bitmap.pixels.withUnsafeBufferPointer { pixels in
      for y in box.top..<box.bottom {
        let row = source(y, frame.top, frame.height, bitmap.height) * bitmap.width
        for x in columns.indices { line[x] = pixels[row + columns[x]] }
        line.withUnsafeBufferPointer { line in
          guard let base = line.baseAddress else { return }
          grid.blend(base, count: line.count, x: box.left, y: y)
        }
      }
    }
  }

  /// The two source pixels beside a target pixel's centre, and how much of the second it takes, in 256ths.
  private struct Sample {
    let first: Int
    let second: Int
    let share: UInt64

    init(_ pixel: Int, start: Double, length: Double, count: Int) {
      let place = (Double(pixel) + 0.5 - start) / length * Double(count) - 0.5
      let limited = max(0, min(Double(count - 1), place))
      first = Int(limited)
      second = min(first + 1, count - 1)
      share = UInt64(((limited - Double(first)) * 256).rounded())
    }
  }

  /// A word's four bytes in four fields of 16 bits, which one multiplication scales together.
  @inline(__always)
  private static func spread(_ word: UInt32) -> UInt64 {
    let pairs = (UInt64(word) | UInt64(word) << 16) & 0x0000_FFFF_0000_FFFF
    return (pairs | pairs << 8) & 0x00FF_00FF_00FF_00FF
  }

  @inline(__always)
  private static func gather(_ fields: UInt64) -> UInt32 {
    let pairs = (fields | fields >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: pairs | pairs >> 16)
  }

  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64, _ share: UInt64) -> UInt64 {
    let sum = a &* (256 &- share) &+ b &* share &+ 0x0080_0080_0080_0080
    return sum >> 8 & 0x00FF_00FF_00FF_00FF
  }
}
