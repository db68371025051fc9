/// A small step from one colour to another: green's own, red's and blue's relative to green's.
struct PixelChange {
  private let green: Int32
  private let red: Int32
  private let blue: Int32

  init(from old: UInt32, to new: UInt32) {
    func step(_ shift: UInt32) -> Int32 {
      Int32(new >> shift & 255) - Int32(old >> shift & 255)
    }
    green = step(8)
    red = step(16) - green
    blue = step(0) - green
  }

  /// The four bits of green and the byte of red and blue, if the step is that small and neither colour
  /// is transparent.
  var bytes: (UInt8, UInt8)? {
    let steps = SIMD4(green, red, blue, 0) &+ 8
    guard all(steps .>= 0), all(steps .< 16) else { return nil }
    return (UInt8(steps.x), UInt8(steps.y << 4 | steps.z))
  }

  /// The colour that a coded step leads to.
  static func apply(_ high: UInt8, _ low: UInt8, to old: UInt32) -> UInt32 {
    let green = Int32(high & 15) - 8
    func level(_ shift: UInt32, _ step: Int32) -> UInt32 {
      UInt32(bitPattern: Int32(old >> shift & 255) + step) & 255
    }
    return level(16, green + Int32(low >> 4) - 8) << 16 | level(8, green) << 8
      | level(0, green + Int32(low & 15) - 8)
  }
}
