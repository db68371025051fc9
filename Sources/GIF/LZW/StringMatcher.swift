/// Finds the string of the table that is to stand for the next pixels.
///
/// Still pixels may be transparent or their own index, whichever the table extends furthest (two-way
/// matching: 3 to 6 % smaller than always transparent). Pixels that are gone with the next frame may
/// take another index if that saves more than the error is worth.
final class StringMatcher {
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
  private static let largestPenalty: Float = 12

  let table = StringTable()
  private var current = UnsafeMutableBufferPointer<Candidate>.allocate(capacity: breadth)
  private var following = UnsafeMutableBufferPointer<Candidate>.allocate(capacity: breadth)
  private var followingCount = 0

  init() {
    current.initialize(repeating: Candidate(code: 0, penalty: 0))
    following.initialize(repeating: Candidate(code: 0, penalty: 0))
  }

  deinit {
    current.deallocate()
    following.deallocate()
  }

  /// The best string for the pixels from `start` on.
  func match(_ pixels: PixelChoices, from start: Int) -> Match {
    typealias Freedom = PixelChoices.Freedom
    var position = start
    var worth: Float = 0
    followingCount = 0
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
      if pixels.freedoms[start] == Freedom.free { pushNear(pixels, at: start) }
      position += 1
      worth = Self.changedWorth
    }
    var best = Match(code: 0, end: position, penalty: 0, score: -.infinity)
    improve(&best, end: position, worth: worth)
    while position < pixels.count {
      let currentCount = followingCount
      swap(&current, &following)
      followingCount = 0
      let symbol = pixels.indices[position]
      let freedom = pixels.freedoms[position]
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
        } else if freedom == Freedom.free {
          pushChildren(of: code, pixels, at: position, candidate.penalty)
        }
      }
      if followingCount == 0 { break }
      worth += freedom == Freedom.still ? Self.stillWorth : Self.changedWorth
      position += 1
      improve(&best, end: position, worth: worth)
    }
    return best
  }

  @inline(__always)
  private func improve(_ best: inout Match, end: Int, worth: Float) {
    for i in 0..<followingCount {
      let candidate = following[i]
      if worth - candidate.penalty > best.score {
        best = Match(
          code: Int(candidate.code), end: end, penalty: candidate.penalty,
          score: worth - candidate.penalty)
      }
    }
  }

  /// Single symbols near a free pixel's own.
  private func pushNear(_ pixels: PixelChoices, at position: Int) {
    for symbol in 0..<pixels.palette.count {
      let symbol = UInt8(symbol)
      guard symbol != pixels.transparent, symbol != pixels.indices[position] else { continue }
      push(Int(symbol), pixels.penalty(at: position, symbol))
    }
  }

  /// Strings that continue with a symbol near a free pixel's own.
  private func pushChildren(
    of code: Int, _ pixels: PixelChoices, at position: Int, _ penalty: Float
  ) {
    var child = table.lastChild(of: code)
    while child != 0 {
      let symbol = table.symbol(of: child)
      if symbol != pixels.transparent {
        push(child, penalty + pixels.penalty(at: position, symbol))
      }
      child = table.sibling(of: child)
    }
  }

  /// Follows a string, in place of the worst if there are too many.
  @inline(__always)
  private func push(_ code: Int, _ penalty: Float) {
    guard penalty < Self.largestPenalty else { return }
    var slot = followingCount
    if slot < Self.breadth {
      followingCount += 1
    } else {
      slot = 0
      for i in 1..<Self.breadth where following[i].penalty > following[slot].penalty { slot = i }
      guard penalty < following[slot].penalty else { return }
    }
    following[slot] = Candidate(code: Int32(truncatingIfNeeded: code), penalty: penalty)
  }
}
