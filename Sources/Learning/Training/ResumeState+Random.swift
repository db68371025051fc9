import Numerics

extension ResumeState {
  /// Adds a random generator's state.
  mutating func append(_ random: RandomState) {
    let (words, position, gaussian) = random.state
    integers.append(NamedArray("random.words", words.map { Int64($0) }))
    integers.append(NamedArray("random.position", [Int64(position)]))
    numbers.append(NamedArray("random.gaussian", gaussian.map { [$0] } ?? []))
  }

  /// The random generator that was added.
  var random: RandomState {
    get throws(ResumeError) {
      var words: [UInt32] = []
      for word in try integers("random.words") {
        guard let word = UInt32(exactly: word) else { throw .unusable("random.words") }
        words.append(word)
      }
      guard
        let random = RandomState(
          words: words, position: try count("random.position"),
          cachedGaussian: try numbers("random.gaussian").first)
      else { throw .unusable("random.words") }
      return random
    }
  }
}
