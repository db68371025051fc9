import Graphics

/// What tests look for in pictures.
public enum PixelMetrics {
  /// The largest difference of the components of two words.
  public static func distance(_ a: UInt32, _ b: UInt32) -> Int {
    (0..<4).reduce(0) { max($0, abs(step(a, b, component: $1))) }
  }

  /// The same for each pixel.
  public static func distances(_ a: Bitmap, _ b: Bitmap) -> [Int] {
    zip(a.pixels, b.pixels).map(distance)
  }

  /// How many pixels change on the screen though they do not in the film.
  public static func flickers(
    from old: [UInt32], to new: [UInt32], shown oldShown: [UInt32], _ newShown: [UInt32]
  ) -> Int {
    new.indices.count { old[$0] == new[$0] && oldShown[$0] != newShown[$0] }
  }

  /// The mean difference of red, green and blue, in levels; infinite where one picture has more pixels.
  public static func meanDifference(_ a: [UInt32], _ b: [UInt32]) -> Double {
    mean(a, b) { abs($0) }
  }

  /// The mean squared difference of red, green and blue; infinite where one picture has more pixels.
  public static func meanSquaredDifference(_ a: [UInt32], _ b: [UInt32]) -> Double {
    mean(a, b) { $0 * $0 }
  }

  private static func mean(_ a: [UInt32], _ b: [UInt32], of value: (Int) -> Int) -> Double {
    guard a.count == b.count else { return .infinity }
    let sum = zip(a, b).reduce(0) { sum, pixels in
      (0..<3).reduce(sum) { $0 + value(step(pixels.0, pixels.1, component: $1)) }
    }
    return Double(sum) / Double(3 * a.count)
  }

  private static func step(_ a: UInt32, _ b: UInt32, component: Int) -> Int {
    Int(a >> (8 * component) & 0xFF) - Int(b >> (8 * component) & 0xFF)
  }

  public static func largestDistance(_ a: Bitmap, _ b: Bitmap) -> Int {
    distances(a, b).max() ?? 0
  }

  /// Where two pictures differ, dark on light.
  public static func difference(_ a: Bitmap, _ b: Bitmap) -> Bitmap {
    Bitmap(
      width: a.width, height: a.height,
      pixels: distances(a, b).map { 0xFF00_0000 | UInt32(255 - $0) * 0x01_0101 })
  }

  /// The means of blocks of so many by so many pixels.
  public static func blocks(_ bitmap: Bitmap, side: Int) -> Bitmap {
    var means = Bitmap(width: bitmap.width / side, height: bitmap.height / side)
    for y in 0..<means.height {
      for x in 0..<means.width {
        means[x, y] = [0, 8, 16, 24].reduce(0) { (word, shift: UInt32) in
          let sum = (0..<side * side).reduce(UInt32(0)) { sum, index in
            sum + (bitmap[side * x + index % side, side * y + index / side] >> shift & 0xFF)
          }
          return word | sum / UInt32(side * side) << shift
        }
      }
    }
    return means
  }

  /// The least box around everything that is at least half opaque.
  public static func inkBox(_ bitmap: Bitmap) -> (left: Int, top: Int, right: Int, bottom: Int)? {
    let inked = bitmap.pixels.indices.filter { bitmap.pixels[$0] >= 0x8000_0000 }
    guard let first = inked.first, let last = inked.last else { return nil }
    let columns = inked.map { $0 % bitmap.width }
    return (
      columns.min() ?? 0, first / bitmap.width, (columns.max() ?? 0) + 1, last / bitmap.width + 1
    )
  }

  /// The centre of everything, weighted with its opacity.
  public static func inkCenter(_ bitmap: Bitmap) -> Point {
    var (sum, center) = (0.0, Point(0, 0))
    for (index, pixel) in bitmap.pixels.enumerated() {
      let weight = Double(pixel >> 24)
      sum += weight
      center =
        center + Point(Double(index % bitmap.width) + 0.5, Double(index / bitmap.width) + 0.5)
        * weight
    }
    return center * (1 / sum)
  }
}
