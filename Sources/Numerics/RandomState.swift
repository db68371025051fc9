import CLibrary

/// NumPy's legacy random generator, draw for draw: `RandomState(seed: 42)` gives what
/// `numpy.random.RandomState(42)` gives.
///
/// The words are MT19937's (M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8, 1998); the ways from words to
/// numbers are those of NumPy's legacy distributions, which NumPy keeps frozen.
public struct RandomState: Sendable, Equatable {
  private var words: [UInt32]
  private var position: Int
  /// The second value of a polar pair, which the next Gaussian draw takes.
  private var cachedGaussian: Double?

  private static let count = 624

  /// - Parameter seed: 0 to 2³² − 1, as NumPy takes it.
  public init(seed: UInt32) {
    words = [UInt32](repeating: seed, count: Self.count)
    for i in 1..<Self.count {
      words[i] = 1_812_433_253 &* (words[i - 1] ^ (words[i - 1] >> 30)) &+ UInt32(i)
    }
    position = Self.count
  }

  /// What `numpy.random.RandomState([…])` gives for an array, by the generator's `init_by_array`.
  ///
  /// Arrays that differ in one number give streams that have nothing in common, and neither has that of a plain seed:
  /// `RandomState(key: [42])` is not `RandomState(seed: 42)`.
  ///
  /// - Parameter key: at least one number.
  public init(key: [UInt32]) {
    precondition(!key.isEmpty, "a key has at least one number")
    self.init(seed: 19_650_218)
    let rounds = max(Self.count, key.count)
    var i = 1
    for round in 0..<(rounds + Self.count - 1) {
      let before = words[i - 1] ^ (words[i - 1] >> 30)
      if round < rounds {
        let j = round % key.count
        words[i] = (words[i] ^ (before &* 1_664_525)) &+ key[j] &+ UInt32(j)
      } else {
        words[i] = (words[i] ^ (before &* 1_566_083_941)) &- UInt32(i)
      }
      i += 1
      if i == Self.count {
        words[0] = words[Self.count - 1]
        i = 1
      }
    }
    words[0] = 0x8000_0000
  }

  /// Everything that decides the draws to come: 624 words, the position among them, the cached Gaussian.
  public var state: (words: [UInt32], position: Int, cachedGaussian: Double?) {
    (words, position, cachedGaussian)
  }

  /// A generator that goes on from `state`; `nil` when that is no such state.
  public init?(words: [UInt32], position: Int, cachedGaussian: Double?) {
    guard words.count == Self.count, (0...Self.count).contains(position) else { return nil }
    self.words = words
    self.position = position
    self.cachedGaussian = cachedGaussian
  }

  /// The next 32 random bits.
  public mutating func nextWord() -> UInt32 {
    if position == Self.count { refill() }
    var y = words[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9D2C_5680
    y ^= (y << 15) & 0xEFC6_0000
    return y ^ (y >> 18)
  }

  private mutating func refill() {
    let (n, m) = (Self.count, 397)
    for i in 0..<n {
      let y = (words[i] & 0x8000_0000) | (words[(i + 1) % n] & 0x7FFF_FFFF)
      words[i] = words[(i + m) % n] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
    }
    position = 0
  }

  /// `random_sample()`: uniform in [0, 1) with 53 bits.
  public mutating func uniform() -> Double {
    let high = Double(nextWord() >> 5)
    let low = Double(nextWord() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// `uniform(low, high)`.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// `randn()`: standard normal by Marsaglia's polar method.
  public mutating func gaussian() -> Double {
    if let cached = cachedGaussian {
      cachedGaussian = nil
      return cached
    }
    while true {
      let x1 = 2 * uniform() - 1
      let x2 = 2 * uniform() - 1
      let r2 = x1 * x1 + x2 * x2
      guard r2 < 1, r2 != 0 else { continue }
      let f = (-2 * log(r2) / r2).squareRoot()
      cachedGaussian = f * x1
      return f * x2
    }
  }

  /// `normal(mean, deviation)`.
  public mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
    mean + deviation * gaussian()
  }

  /// A whole number in 0...`largest`, by rejection of masked words.
  public mutating func interval(_ largest: Int) -> Int {
    guard largest > 0 else { return 0 }
    var mask = UInt64(largest)
    for shift in [1, 2, 4, 8, 16, 32] as [UInt64] { mask |= mask >> shift }
    while true {
      let value: UInt64
      if largest <= Int(UInt32.max) {
        value = UInt64(nextWord()) & mask
      } else {
        let high = UInt64(nextWord())
        value = (high << 32 | UInt64(nextWord())) & mask
      }
      if value <= UInt64(largest) { return Int(value) }
    }
  }

  /// `randint(low, high)`: a whole number in low..<high.
  public mutating func integer(in range: Range<Int>) -> Int {
    range.lowerBound + interval(range.count - 1)
  }

  /// `shuffle`: in place, from the last element down.
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    guard array.count > 1 else { return }
    for i in stride(from: array.count - 1, to: 0, by: -1) { array.swapAt(i, interval(i)) }
  }

  /// `permutation(count)`.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }
}
