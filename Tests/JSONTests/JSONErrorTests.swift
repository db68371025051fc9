import JSON
import Testing

/// What is wrong with a text that is not JSON, and where, in words.
@Test(arguments: [
  ("", "1:1: expected a value, found the end of the text"),
  ("  \n\n ", "3:2: expected a value, found the end of the text"),
  ("{\n  \"a\": 1\n  \"b\": 2\n}", "3:3: expected \",\" or \"}\" after a value, found \"\\\"\""),
  ("{ \"a\": 1 x }", "1:10: expected \",\" or \"}\" after a value, found \"x\""),
  ("[1 2]", "1:4: expected \",\" or \"]\" after a value, found \"2\""),
  ("[1", "1:3: expected \",\" or \"]\" after a value, found the end of the text"),
  ("{ \"a\" 1 }", "1:7: expected \":\" after the key \"a\", found \"1\""),
  ("{ a: 1 }", "1:3: expected a key in double quotes, found \"a\""),
  (
    "{ 'a': 1 }",
    "1:3: expected a key in double quotes, found \"'\" (JSON strings take double quotes)"
  ),
  ("[ 'a' ]", "1:3: expected a value, found \"'\" (JSON strings take double quotes)"),
  ("[1, 2, ]", "1:8: the \",\" before this \"]\" has nothing after it"),
  ("{ \"é\": 1,\n}", "2:1: the \",\" before this \"}\" has nothing after it"),
  ("[1, // one\n2]", "1:5: expected a value, found \"/\" (JSON has no comments)"),
  ("1 /* a */", "1:3: expected the end of the text, found \"/\" (JSON has no comments)"),
  ("# a\n1", "1:1: expected a value, found \"#\" (JSON has no comments)"),
  ("{ \"a\": 1,\n  \"a\": 2 }", "2:3: the key \"a\" is there twice"),
  ("[True]", "1:2: \"True\" is not a value in JSON (did you mean true?)"),
  ("[None]", "1:2: \"None\" is not a value in JSON (did you mean null?)"),
  ("[NaN]", "1:2: expected a value, found \"NaN\""),
  ("[nul]", "1:2: expected a value, found \"nul\""),
  ("[😀]", "1:2: expected a value, found \"😀\""),
  ("1 2", "1:3: expected the end of the text, found \"2\""),
  ("\"a", "1:1: this string has no closing quote on its line"),
  ("[\"a\n\"]", "1:2: this string has no closing quote on its line"),
  ("\"\\", "1:1: this string has no closing quote on its line"),
  ("\"a\u{1}\"", "1:3: a string must not contain the control character 1; write it as an escape"),
  ("\"a\\x\"", "1:3: \"\\\\x\" is not an escape that JSON knows"),
  ("\"\\u12g4\"", "1:2: \"\\\\u12g4\" is not an escape that JSON knows"),
  ("\"\\u+123\"", "1:2: \"\\\\u\" is not an escape that JSON knows"),
  (
    "\"\\ud83d\"", "1:2: this \\u escape is half of a surrogate pair, and the other half is missing"
  ),
  (
    "\"\\ud83d\\u0041\"",
    "1:2: this \\u escape is half of a surrogate pair, and the other half is missing"
  ),
  (
    "\"\\ude00\"", "1:2: this \\u escape is half of a surrogate pair, and the other half is missing"
  ),
  ("01", "1:1: \"01\" is not a number in JSON: it must not start with 0"),
  ("-", "1:1: \"-\" is not a number in JSON: a digit must follow the \"-\""),
  ("+1", "1:1: \"+1\" is not a number in JSON: it must not start with \"+\""),
  (".5", "1:1: \".5\" is not a number in JSON: a digit must come before the \".\""),
  ("[5.]", "1:2: \"5.\" is not a number in JSON: a digit must follow the \".\""),
  ("1e", "1:1: \"1e\" is not a number in JSON: a digit must follow the \"e\""),
  ("1_000", "1:1: \"1_000\" is not a number in JSON: \"_\" does not belong in it"),
  ("0x10", "1:1: \"0x10\" is not a number in JSON: \"x\" does not belong in it"),
  ("1e999", "1:1: the number 1e999 is too large"),
])
func notJSON(text: String, message: String) {
  let error = #expect(throws: JSONError.self) { try JSONParser.parse([UInt8](text.utf8)) }
  let description = message.replacing(": ", with: ": not JSON: ", maxReplacements: 1)
  #expect(error?.description == description)
}

@Test(
  arguments: [
    ([0x22, 0x61, 0xFF, 0x22], "1:3: this is not UTF-8 text"),
    ([0x22, 0xC3], "1:2: this is not UTF-8 text"),
    // "/" in two bytes.
    ([0x22, 0xC0, 0xAF, 0x22], "1:2: this is not UTF-8 text"),
    // A surrogate.
    ([0x22, 0xED, 0xA0, 0x80, 0x22], "1:2: this is not UTF-8 text"),
    ([0x5B, 0x80], "1:2: this is not UTF-8 text"),
  ] as [([UInt8], String)])
func notText(bytes: [UInt8], message: String) {
  let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
  let description = message.replacing(": ", with: ": not JSON: ", maxReplacements: 1)
  #expect(error?.description == description)
}

@Test func nestingHasALimit() throws {
  let limit = JSONParser.depthLimit
  let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
  _ = try JSONParser.parse([UInt8](deepest.utf8))
  let deeper = String(repeating: "[", count: 100_000)
  let error = #expect(throws: JSONError.self) { try JSONParser.parse([UInt8](deeper.utf8)) }
  #expect(error?.problem == .tooDeep(limit: limit))
  #expect(error?.position.column == limit + 1)
}
