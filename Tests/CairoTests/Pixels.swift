import Cairo
import Graphics

/// What tests look for in pictures.
enum Pixels {
  /// The largest difference of the components of two words.
  static func distance(_ a: UInt32, _ b: UInt32) -> Int {
    [0, 8, 16, 24].map { abs(Int(a >> $0 & 0xFF) - Int(b >> $0 & 0xFF)) }.max() ?? 0
  }

  static func largestDistance(_ a: Bitmap, _ b: Bitmap) -> Int {
    zip(a.pixels, b.pixels).map(distance).max() ?? 0
  }

  /// Where two pictures differ, dark on light.
  static func difference(_ a: Bitmap, _ b: Bitmap) -> Bitmap {
    Bitmap(
      width: a.width, height: a.height,
      pixels: zip(a.pixels, b.pixels).map { a, b in
        0xFF00_0000 | UInt32(255 - distance(a, b)) * 0x01_0101
      })
  }

  /// The means of blocks of so many by so many pixels.
  static func blocks(_ bitmap: Bitmap, side: Int) -> Bitmap {
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
  static func inkBox(_ bitmap: Bitmap) -> (left: Int, top: Int, right: Int, bottom: Int)? {
    let inked = bitmap.pixels.indices.filter { bitmap.pixels[$0] >= 0x8000_0000 }
    guard let first = inked.first, let last = inked.last else { return nil }
    let columns = inked.map { $0 % bitmap.width }
    return (
      columns.min() ?? 0, first / bitmap.width, (columns.max() ?? 0) + 1, last / bitmap.width + 1
    )
  }

  /// The centre of everything, weighted with its opacity.
  static func inkCenter(_ bitmap: Bitmap) -> Point {
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

  /// Marks drawn by themselves.
  static func draw(
    _ marks: [Mark], width: Int, height: Int, background: Color? = nil
  ) throws -> Bitmap {
    var canvas = try Canvas(Size(width: width, height: height))
    try canvas.draw(
      Scene(size: Size(width: width, height: height), background: background, marks: marks))
    return canvas.bitmap()
  }
}
