/// Finds the string of the table that is to stand for the next pixels.
///
/// Still pixels may be transparent or their own index, whichever the table extends furthest (two-way
/// matching: 3 to 6 % smaller than always transparent). Pixels that are gone with the next frame may
/// take another index if that saves more than the error is worth.
struct StringMatcher: ~Copyable {
  struct Match {
    var code: Int
    var end: Int
    /// What the pixels' errors are worth, in bits.
    var penalty: Float
    /// What it is worth to have got so far, in bits.
    var score: Float
  }

  private struct Candidate {
    var code: Int32
    var penalty: Float
  }

  /// The most strings followed at a time.
  private static let breadth = 8
  /// Runs of still pixels from this length on are tried as transparent only: following two choices
  /// through them takes most of the time and gains nothing.
  private static let longRun = 32
  /// About what a pixel costs, in bits: one that changed, and one that is still.
  private static let changedWorth: Float = 4
  private static let stillWorth: Float = 0.1
  /// No string is worth more errors than this, in bits.
  private static let largestPenalty: Float = 8

  var table = StringTable()
  private var current = UnsafeMutableBufferPointer<Candidate>.allocate(capacity: breadth)
  private var following = UnsafeMutableBufferPointer<Candidate>.allocate(capacity: breadth)
  private var followingCount = 0
  /// The one of `following` with the least penalty, and which has the most.
  private var least = Candidate(code: 0, penalty: 0)
  private var worst = 0
  /// Strings that cost as much are not followed.
  private var bar = Self.largestPenalty

  init() {
    current.initialize(repeating: Candidate(code: 0, penalty: 0))
    following.initialize(repeating: Candidate(code: 0, penalty: 0))
  }

  deinit {
    current.deallocate()
    following.deallocate()
  }

  /// The best string for the pixels from `start` on.
  mutating func match(_ pixels: PixelChoices, from start: Int) -> Match {
    typealias Freedom = PixelChoices.Freedom
    var position = start
    var worth: Float = 0
    begin()
    if pixels.freedoms[start] == Freedom.still {
      let run = pixels.stillRun(from: start, limit: max(Self.longRun, table.stillCount + 2))
      if run >= Self.longRun {
        let (code, length) = table.longestStill(limit: run)
        push(code, 0)
        position += length
        worth = Self.stillWorth * Float(length)
        if length < run {
          return Match(code: code, end: position, penalty: 0, score: worth)
        }
      } else {
        push(Int(pixels.transparent), 0)
        if pixels.indices[start] != pixels.transparent { push(Int(pixels.indices[start]), 0) }
        position += 1
        worth = Self.stillWorth
      }
    } else {
      push(Int(pixels.indices[start]), 0)
      if let target = pixels.target(at: start) { pushNear(pixels, target, at: start) }
      position += 1
      worth = Self.changedWorth
    }
    var best = Match(code: 0, end: position, penalty: 0, score: -.infinity)
    improve(&best, end: position, worth: worth)
    while position < pixels.count {
      if followingCount == 1 {
        let end = follow(pixels, from: position, &worth)
        if end > position {
          position = end
          improve(&best, end: position, worth: worth)
          if position == pixels.count { break }
        }
        if pixels.freedoms[position] == Freedom.fixed { break }
      }
      let symbol = pixels.indices[position]
      let freedom = pixels.freedoms[position]
      let currentCount = followingCount
      swap(&current, &following)
      begin()
      // Most pixels find a string without it.
      var target: PixelChoices.Target?
      for i in 0..<currentCount {
        let candidate = current[i]
        let code = Int(candidate.code)
        if freedom == Freedom.still {
          let child = table.child(of: code, pixels.transparent)
          if child != 0 { push(child, candidate.penalty) }
        }
        let child = table.child(of: code, symbol)
        if child != 0 {
          push(child, candidate.penalty)
        } else if freedom >= Freedom.free, table.lastChild(of: code) != 0 {
          target = target ?? pixels.target(at: position)
          if let target { pushChildren(of: code, pixels, target, candidate.penalty) }
        }
        if freedom == Freedom.loose {
          let child = table.child(of: code, pixels.transparent)
          if child != 0 {
            target = target ?? pixels.target(at: position)
            if let target {
              push(child, candidate.penalty + pixels.penalty(target, pixels.covered(target)))
            }
          }
        }
      }
      if followingCount == 0 { break }
      worth += freedom == Freedom.still ? Self.stillWorth : Self.changedWorth
      position += 1
      improve(&best, end: position, worth: worth)
    }
    return best
  }

  /// Continues the one string that is followed for as long as pixels that are not still may be what they are to be: that
  /// needs no other choice.
  ///
  /// - Returns: where that ends.
  @inline(__always)
  private mutating func follow(
    _ pixels: PixelChoices, from start: Int, _ worth: inout Float
  ) -> Int {
    typealias Freedom = PixelChoices.Freedom
    var code = Int(following[0].code)
    var position = start
    while position < pixels.count {
      let freedom = pixels.freedoms[position]
      guard freedom == Freedom.fixed || freedom == Freedom.free else { break }
      let child = table.child(of: code, pixels.indices[position])
      if child == 0 { break }
      code = child
      worth += Self.changedWorth
      position &+= 1
    }
    following[0].code = Int32(truncatingIfNeeded: code)
    least.code = following[0].code
    return position
  }

  /// About what a pixel costs, in bits.
  func worth(_ pixels: PixelChoices, _ position: Int) -> Float {
    pixels.freedoms[position] == PixelChoices.Freedom.still ? Self.stillWorth : Self.changedWorth
  }

  /// Follows no strings yet.
  @inline(__always)
  private mutating func begin() {
    followingCount = 0
    least.penalty = .infinity
    bar = Self.largestPenalty
  }

  @inline(__always)
  private func improve(_ best: inout Match, end: Int, worth: Float) {
    let score = worth - least.penalty
    if score > best.score {
      best = Match(code: Int(least.code), end: end, penalty: least.penalty, score: score)
    }
  }

  /// Single symbols near a free pixel's own.
  private mutating func pushNear(
    _ pixels: PixelChoices, _ target: PixelChoices.Target, at position: Int
  ) {
    if pixels.freedoms[position] == PixelChoices.Freedom.loose {
      push(Int(pixels.transparent), pixels.penalty(target, pixels.covered(target)))
    }
    for slot in pixels.palette.neighbors(of: pixels.indices[position]) {
      let symbol = pixels.palette.neighbor(slot)
      push(Int(symbol), pixels.penalty(target, symbol))
    }
  }

  /// Strings that continue with a symbol near a free pixel's own.
  private mutating func pushChildren(
    of code: Int, _ pixels: PixelChoices, _ target: PixelChoices.Target, _ penalty: Float
  ) {
    var child = table.lastChild(of: code)
    while child != 0 {
      let symbol = table.symbol(of: child)
      if symbol != pixels.transparent {
        push(child, penalty + pixels.penalty(target, symbol))
      }
      child = table.sibling(of: child)
    }
  }

  /// Follows a string, in place of the worst if there are too many.
  @inline(__always)
  private mutating func push(_ code: Int, _ penalty: Float) {
    guard penalty < bar else { return }
    let candidate = Candidate(code: Int32(truncatingIfNeeded: code), penalty: penalty)
    if penalty < least.penalty { least = candidate }
    if followingCount < Self.breadth {
      following[followingCount] = candidate
      followingCount += 1
      if followingCount < Self.breadth { return }
    } else {
      following[worst] = candidate
    }
    worst = 0
    for i in 1..<Self.breadth where following[i].penalty > following[worst].penalty { worst = i }
    bar = following[worst].penalty
  }
}
