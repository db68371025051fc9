import Graphics
import TestSupport

/// Pictures to encode.
enum Picture {
  /// Noise of `colors` colours on a flat ground, with every pixel opaque or (premultiplied) not.
  static func noise(
    _ width: Int, _ height: Int, colors: Int, opaque: Bool = true, seed: UInt64 = 1
  ) -> Bitmap {
    var random = SplitMix(seed: seed)
    let palette = (0..<colors).map { index in
      let alpha: UInt32 = opaque ? 255 : UInt32.random(in: 0...255, using: &random)
      func part(_ value: Int) -> UInt32 { UInt32(value & 0xFF) * alpha / 255 }
      return alpha << 24 | part(index * 37) << 16 | part(index) << 8 | part(index >> 8 * 91)
    }
    var bitmap = Bitmap(width: width, height: height, fill: palette[0])
    for index in bitmap.pixels.indices where index % 5 != 0 {
      bitmap.pixels[index] = palette[Int.random(in: 0..<colors, using: &random)]
    }
    return bitmap
  }

  /// A still ground, plain or of noise, with a soft disc that moves with time.
  static func film(
    _ width: Int, _ height: Int, time: Int, clear: Bool = false, on colors: Int = 0
  ) -> Bitmap {
    var bitmap = Bitmap(width: width, height: height, fill: clear ? 0 : 0xFFF0_F0F0)
    if colors > 0 { bitmap = noise(width, height, colors: colors) }
    for y in 0..<height {
      for x in 0..<width {
        let (dx, dy) = (x - 5 - 3 * time, y - height / 2)
        let distance = dx * dx + dy * dy
        guard distance < 36 else { continue }
        let level = UInt32(255 - distance * 7)
        bitmap[x, y] = clear ? level << 24 | level / 2 << 16 : 0xFF00_0000 | level << 8
      }
    }
    return bitmap
  }

  /// The largest difference of any component.
  static func difference(_ a: [UInt32], _ b: [UInt32]) -> Int {
    guard a.count == b.count else { return .max }
    var largest = 0
    for (p, q) in zip(a, b) where p != q {
      for shift in [0, 8, 16, 24] as [UInt32] {
        largest = max(largest, abs(Int(p >> shift & 0xFF) - Int(q >> shift & 0xFF)))
      }
    }
    return largest
  }
}
