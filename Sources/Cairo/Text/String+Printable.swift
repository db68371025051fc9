extension String {
  /// The text as one line: ends of lines and tabs are spaces, and what is left of control characters is U+FFFD, which stands
  /// for what cannot be shown.
  var printable: String {
    guard unicodeScalars.contains(where: { $0.printable != $0 }) else { return self }
    var result = ""
    result.unicodeScalars.append(contentsOf: unicodeScalars.map(\.printable))
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var printable: Unicode.Scalar {
    switch self {
    case "\t"..."\r", "\u{85}", "\u{2028}", "\u{2029}": " "
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
    default: self
    }
  }
}
