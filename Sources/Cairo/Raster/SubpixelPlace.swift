/// A coordinate as a whole pixel and a quarter of one: finer than the eye sees, few enough to keep each in memory.
struct SubpixelPlace {
  static let count = 4

  let pixel: Int
  /// 0 ..< `count`.
  let phase: Int

  /// - Precondition: `value` is finite and no larger than an `Int` holds.
  init(_ value: Double) {
    let quarters = Int((value * Double(Self.count)).rounded())
    pixel = quarters >> 2
    phase = quarters & 3
  }

  /// What a phase adds to a whole pixel.
  static func offset(of phase: Int) -> Double { Double(phase) / Double(count) }
}
