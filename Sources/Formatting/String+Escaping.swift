extension StringProtocol {
  /// The text with escapes, as in "\u202e", for characters that would command a terminal, break the line or turn the
  /// direction of what stands after them (Unicode's control characters, line separators and Bidi_Control).
  ///
  /// For what others have named: files, keys, values, comments in films. A backslash stays as it is. O(length).
  public var escapingControls: String {
    var text = ""
    for scalar in unicodeScalars {
      let properties = scalar.properties
      switch (scalar, properties.generalCategory) {
      case ("\n", _): text += "\\n"
      case ("\t", _): text += "\\t"
      case ("\r", _): text += "\\r"
      case (_, .control), (_, .lineSeparator), (_, .paragraphSeparator):
        text += Self.escape(scalar)
      default:
        if properties.isBidiControl {
          text += Self.escape(scalar)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }

  /// "\u001b".
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
  }
}
