import CFriBidi

/// Which way text runs: the embedding levels of Unicode's bidirectional algorithm (UAX #9), odd from right to left.
enum Directions {
  /// The level of each scalar; the first letter that has a direction decides that of the whole.
  static func levels(of scalars: [Unicode.Scalar]) -> [Int8] {
    let text = scalars.map(\.value)
    let count = FriBidiStrIndex(truncatingIfNeeded: text.count)
    var types = [FriBidiCharType](repeating: FRIBIDI_TYPE_ON, count: text.count)
    fribidi_get_bidi_types(text, count, &types)
    var brackets = [FriBidiBracketType](repeating: 0, count: text.count)
    fribidi_get_bracket_types(text, count, types, &brackets)
    var paragraph = FRIBIDI_PAR_ON
    var levels = [FriBidiLevel](repeating: 0, count: text.count)
    let highest = fribidi_get_par_embedding_levels_ex(types, brackets, count, &paragraph, &levels)
    // Zero tells of too little memory.
    return highest > 0 ? levels : Array(repeating: 0, count: text.count)
  }

  /// Pieces from left to right that are given in the order of reading: rule L2.
  static func ordered<Piece>(_ pieces: [Piece], level: (Piece) -> Int8) -> [Piece] {
    var pieces = pieces
    var limit = pieces.map(level).max() ?? 0
    while limit > 0 {
      var start = 0
      while start < pieces.count {
        let end = pieces[start...].firstIndex { level($0) < limit } ?? pieces.count
        pieces[start..<end].reverse()
        start = end + 1
      }
      limit -= 1
    }
    return pieces
  }
}
