/// Random numbers of one sample in one epoch, which depend on nothing else: not on threads, nor on what was drawn before.
///
/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014) from a state that is mixed of seed, epoch and sample.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt32, epoch: Int, sample: Int) {
    state = UInt64(seed)
    for number in [epoch, sample] {
      state = Self.mixed(state &+ Self.increment) &+ UInt64(truncatingIfNeeded: number)
    }
    state = Self.mixed(state &+ Self.increment)
  }

  private static var increment: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// In [0, 1), of 53 bits.
  mutating func uniform() -> Double {
    state &+= Self.increment
    return Double(Self.mixed(state) >> 11) * 0x1p-53
  }
}
