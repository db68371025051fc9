/// Why a text is not JSON, and where: `3:14: not JSON: expected "," or "}" after a value, found "x"`.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  public let position: JSONValue.Position
  public let problem: Problem

  public enum Problem: Sendable, Equatable, CustomStringConvertible {
    /// Something else than the grammar allows: `found` is already in quotes, or "the end of the text".
    case expected(String, found: String)
    case trailingComma(closer: String)
    case duplicateKey(String)
    case unterminatedString
    case controlCharacter(UInt8)
    case badEscape(String)
    case loneSurrogate
    case badUTF8
    case badNumber(String, hint: String)
    case numberTooLarge(String)
    case badWord(String, meant: String)
    case tooDeep(limit: Int)
  }

  public var description: String { "\(position): not JSON: \(problem)" }
}

extension JSONError.Problem {
  public var description: String {
    switch self {
    case .expected(let what, let found): "expected \(what), found \(found)"
    case .trailingComma(let closer): "the \",\" before this \"\(closer)\" has nothing after it"
    case .duplicateKey(let key): "the key \(JSONTree.excerpt(key)) is there twice"
    case .unterminatedString: "this string has no closing quote on its line"
    case .controlCharacter(let byte):
      "a string must not contain the control character \(byte); write it as an escape"
    case .badEscape(let escape): "\(JSONTree.quoted(escape)) is not an escape that JSON knows"
    case .loneSurrogate:
      "this \\u escape is half of a surrogate pair, and the other half is missing"
    case .badUTF8: "this is not UTF-8 text"
    case .badNumber(let text, let hint): "\"\(text)\" is not a number in JSON: \(hint)"
    case .numberTooLarge(let text): "the number \(text) is too large"
    case .badWord(let word, let meant):
      "\(JSONTree.quoted(word)) is not a value in JSON (did you mean \(meant)?)"
    case .tooDeep(let limit): "values are nested more than \(limit) deep"
    }
  }
}
