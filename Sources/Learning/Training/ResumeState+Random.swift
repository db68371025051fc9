import Numerics

extension ResumeState {
  /// Adds the state of a stream's generator: "batches.random.words" and so on.
  mutating func append(_ random: RandomState, of stream: RandomStream) {
    let (words, position, gaussian) = random.state
    integers.append(NamedArray("\(stream).random.words", words.map { Int64($0) }))
    integers.append(NamedArray("\(stream).random.position", [Int64(position)]))
    numbers.append(NamedArray("\(stream).random.gaussian", gaussian.map { [$0] } ?? []))
  }

  /// The generator of a stream as it was added.
  func random(of stream: RandomStream) throws(ResumeError) -> RandomState {
    let name = "\(stream).random.words"
    var words: [UInt32] = []
    for word in try integers(name) {
      guard let word = UInt32(exactly: word) else { throw .unusable(name) }
      words.append(word)
    }
    guard
      let random = RandomState(
        words: words, position: try count("\(stream).random.position"),
        cachedGaussian: try numbers("\(stream).random.gaussian").first)
    else { throw .unusable(name) }
    return random
  }
}
