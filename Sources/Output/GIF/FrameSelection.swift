/// The frames of a film that are shown, each for its own time and that of those left out after it.
struct FrameSelection: Sendable {
  let indices: [Int]
  let delays: [Int]

  /// Every `step`-th frame from the first on, and the last.
  init(delays all: [Int], step: Int) {
    let last = all.count - 1
    let indices = all.indices.filter { $0 % step == 0 || $0 == last }
    let ends = indices.dropFirst() + [all.count]
    self.indices = indices
    delays = zip(indices, ends).map { all[$0..<$1].reduce(0, +) }
  }

  var count: Int { indices.count }
}
