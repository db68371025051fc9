/// Finds the best of a few colours for a point without looking at all of them: colours sorted by
/// brightness are searched outwards, four at a time, until brightness alone is further than the best.
struct NearestColor {
  /// Four colours, one a lane.
  private struct Block {
    var red = SIMD4<Float>(repeating: .infinity)
    var green = SIMD4<Float>.zero
    var blue = SIMD4<Float>.zero
    var bits = SIMD4<Float>.zero
    var index = SIMD4<Int32>.zero
    /// The least and the greatest brightness of these.
    var low: Float = 0
    var high: Float = 0
  }

  let colors: [ColorSpace.Point]
  private let bits: [Float]
  private let blocks: [Block]
  /// For each whole brightness, the last block that begins no brighter, or the first.
  private let starts: [Int]
  /// What the cheapest colour costs.
  private let leastBits: Float

  /// - Parameter bits: what the use of each colour costs.
  init(_ colors: [ColorSpace.Point], bits: [Float]) {
    self.colors = colors
    self.bits = bits
    leastBits = bits.min() ?? 0
    let brightness = colors.map { $0.sum() }
    let order = colors.indices.sorted { (brightness[$0], $0) < (brightness[$1], $1) }
    let blocks = stride(from: 0, to: order.count, by: 4).map { start in
      var block = Block()
      let part = order[start..<min(start + 4, order.count)]
      for (lane, i) in part.enumerated() {
        block.red[lane] = colors[i].x
        block.green[lane] = colors[i].y
        block.blue[lane] = colors[i].z
        block.bits[lane] = bits[i]
        block.index[lane] = Int32(i)
        if lane == 0 { block.low = brightness[i] }
        block.high = brightness[i]
      }
      return block
    }
    self.blocks = blocks
    var position = 0
    starts = (0...Int(ColorSpace.point(0xFF_FFFF).sum()) + 1).map { level in
      while position + 1 < blocks.count, blocks[position + 1].low <= Float(level) { position += 1 }
      return position
    }
  }

  /// Every colour costs the same.
  init(_ colors: [ColorSpace.Point]) {
    self.init(colors, bits: [Float](repeating: 0, count: colors.count))
  }

  /// The index of the colour with the least squared distance + `price` · bits, and the squared
  /// distance; of equals, any but always the same.
  /// - Parameter guess: a colour that is probably near, which bounds the search.
  @inline(__always)
  func nearest(
    to point: ColorSpace.Point, price: Float = 0, guess: Int = 0
  ) -> (index: Int, distance: Float) {
    let level = point.sum()
    let offset = colors[guess] - point
    var best = guess
    var least = (offset * offset).sum() + price * bits[guess]
    // |Δr + Δg + Δb|² ≤ 3 (Δr² + Δg² + Δb²), and no colour costs less than the cheapest.
    let floor = price * leastBits
    let start = starts[Int(min(max(level, 0), Float(starts.count - 1)))]
    blocks.withUnsafeBufferPointer { blocks in
      @inline(__always)
      func search(_ block: Int) {
        let (red, green, blue) = (
          blocks[block].red - point.x, blocks[block].green - point.y, blocks[block].blue - point.z
        )
        let costs = red * red + green * green + blue * blue + price * blocks[block].bits
        guard any(costs .< least) else { return }
        for lane in 0..<4 where costs[lane] < least {
          (best, least) = (Int(blocks[block].index[lane]), costs[lane])
        }
      }
      search(start)
      var up = start + 1
      while up < blocks.count {
        let gap = blocks[up].low - level
        if gap > 0, gap * gap >= 3 * (least - floor) { break }
        search(up)
        up += 1
      }
      var down = start - 1
      while down >= 0 {
        let gap = level - blocks[down].high
        if gap > 0, gap * gap >= 3 * (least - floor) { break }
        search(down)
        down -= 1
      }
    }
    return (best, least - price * bits[best])
  }
}
