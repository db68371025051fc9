import Threading

/// The threads among which the work of a pass is shared.
///
/// Work is cut into pieces that do not depend on how many there are, and no two pieces write the same number, so that who does
/// what changes no bit. Not a counted reference, since the small steps of a training would feel it: whoever runs a pass keeps
/// the team alive.
package struct PassThreads: Sendable {
  private unowned(unsafe) let team: ThreadTeam?

  /// - Parameter team: `nil` for the caller alone.
  init(_ team: ThreadTeam?) { self.team = team }

  static let one = PassThreads(nil)

  /// So many multiplications and additions take about as long as it takes to share them.
  static var fewOperations: Int { 400_000 }

  /// Whether there is enough to share. Small steps ask before they make a closure of their work.
  @inline(__always)
  func isWorthSharing(_ operations: Int) -> Bool { operations >= Self.fewOperations }

  /// Calls `body` with ranges that make up 0..<pieces: with all at once where there is too little to share, else with
  /// some at a time, on several threads at once.
  ///
  /// - Parameters:
  ///   - operations: of all pieces together, as long as multiplications with additions in registers.
  ///   - size: pieces of a range, where single ones are too small.
  @inline(__always)
  func share(
    _ pieces: Int, operations: Int, size: Int = 1, _ body: (Range<Int>) -> Void
  ) {
    guard isWorthSharing(operations), pieces > size, let team else {
      return body(0..<pieces)
    }
    team.run((pieces + size - 1) / size) { index in
      body((index * size)..<min(index * size + size, pieces))
    }
  }

  /// As `share`, of numbers each of which takes about as long as `operations` multiplications.
  @inline(__always)
  func share(numbers: Int, operations: Int, _ body: (Range<Int>) -> Void) {
    share(numbers, operations: numbers * operations, size: 4096, body)
  }
}
