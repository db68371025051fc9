import CHarfBuzz

/// Neighbouring letters of one font, script and direction, which are shaped together.
struct TextPiece {
  /// Bytes of the whole text.
  var range: Range<Int>
  /// `nil` for a letter that no font has, which is a piece by itself.
  let font: ShapingFont?
  let script: hb_script_t
  /// The embedding level of the bidirectional algorithm.
  let level: Int8

  var isBackward: Bool { level & 1 == 1 }

  /// Whether `next`, which follows, can be shaped together with these letters.
  func continues(in next: TextPiece) -> Bool {
    font === next.font && font != nil && script == next.script && level == next.level
  }
}
