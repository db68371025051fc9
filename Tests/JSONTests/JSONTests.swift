import JSON
import TestSupport
import Testing

@Suite struct JSONTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONParser.parse([UInt8](text.utf8))
  }

  @Test func valuesAndTheirPlaces() throws {
    let value = try parse(
      "{\r\n  \"é\": [1, -2.5e1, true],\n \"b\": { \"c\": null, \"d\": \"x\" } }")
    guard case .object(let members) = value.content, members.count == 2 else {
      Issue.record("not an object of two")
      return
    }
    #expect(members[0].key == "é")
    #expect("\(members[0].position)" == "2:3")
    guard case .array(let items) = members[0].value.content else {
      Issue.record("not an array")
      return
    }
    #expect(items.map(\.content) == [.integer(1), .number(-25), .boolean(true)])
    #expect(items.map { "\($0.position)" } == ["2:9", "2:12", "2:20"])
    #expect("\(members[1].position)" == "3:2")
    #expect(value["b"]?["c"]?.content == .null)
    #expect(value["b"]?["d"]?.content == .string("x"))
    #expect(value["b"]?["e"] == nil)
    #expect(value["é"]?["c"] == nil)
  }

  @Test(arguments: [
    ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"),
    ("\"\\u00e9\\u00E9é\"", "ééé"),
    ("\"\\ud83d\\ude00😀\"", "😀😀"),
    ("\"\\u0000\\uffff\"", "\u{0}\u{FFFF}"),
    ("\"\"", ""),
  ])
  func strings(text: String, expected: String) throws {
    #expect(try parse(text).content == .string(expected))
  }

  @Test(
    arguments: [
      ("0", .integer(0)), ("-7", .integer(-7)),
      ("9007199254740993", .integer(9_007_199_254_740_993)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1.0", .number(1)),
      ("1E+2", .number(100)), ("0.1e-1", .number(0.01)), ("1e-999", .number(0)),
    ] as [(String, JSONValue.Content)])
  func numbers(text: String, expected: JSONValue.Content) throws {
    #expect(try parse(text).content == expected)
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    #expect(try parse("\u{FEFF}[]").content == .array([]))
    #expect("\(try parse("\u{FEFF}1").position)" == "1:1")
  }

  @Test func textIsLaidOut() {
    let tree = JSONTree.object([
      ("seed", .integer(42)), ("rate", .number(0.1)), ("whole", .number(5)),
      ("small", .number(1e-9)), ("large", .number(1e300)), ("none", .number(.nan)),
      ("empty", .array([])), ("nothing", .object([])),
      ("layers", .array([.object([("units", .integer(3)), ("on", .boolean(true))]), .null])),
      ("text", .string("a\"\\\n\u{1}é/")),
    ])
    #expect(
      tree.text == """
        {
          "seed": 42,
          "rate": 0.1,
          "whole": 5,
          "small": 1e-09,
          "large": 1e+300,
          "none": null,
          "empty": [],
          "nothing": {},
          "layers": [
            { "units": 3, "on": true },
            null
          ],
          "text": "a\\"\\\\\\n\\u0001é/"
        }

        """)
  }

  /// What is written reads back, whatever the layout: any string, any number.
  @Test(arguments: 0..<40)
  func treesReadBack(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let tree = Self.tree(&random, depth: 0)
    #expect(Self.matches(tree, try parse(tree.text)))
    #expect(Self.matches(tree, try parse(tree.compact)))
  }

  /// Damaged texts are refused or read, and nothing else happens.
  @Test func damagedTextsAreSafe() {
    var random = SplitMix(seed: 7)
    var refused = 0
    for _ in 0..<4000 {
      var bytes = [UInt8](Self.tree(&random, depth: 0).text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = .random(in: 0 ... .max, using: &random)
        case 1: bytes.insert(bytes.randomElement(using: &random) ?? 0, at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { break }
      }
      do {
        _ = try JSONParser.parse(bytes)
      } catch {
        refused += 1
        #expect(error.position.line >= 1 && error.position.column >= 1)
      }
    }
    #expect(refused > 2000)
  }

  private static func tree(_ random: inout SplitMix, depth: Int) -> JSONTree {
    switch Int.random(in: 0..<(depth < 4 ? 9 : 6), using: &random) {
    case 0: return .null
    case 1: return .boolean(.random(using: &random))
    case 2: return .integer(Int.random(in: .min ... .max, using: &random))
    case 3:
      let number = Double(bitPattern: random.next())
      return .number(number.isFinite ? number : 0.5)
    case 4, 5: return .string(string(&random))
    case 6:
      let count = Int.random(in: 0..<5, using: &random)
      return .array((0..<count).map { _ in tree(&random, depth: depth + 1) })
    default:
      let count = Int.random(in: 0..<5, using: &random)
      return .object(
        (0..<count).map { ("\($0)" + string(&random), tree(&random, depth: depth + 1)) })
    }
  }

  private static func string(_ random: inout SplitMix) -> String {
    let pool = Array("ab\"\\/\u{0}\u{1F}\n\té€😀 :,{}[]")
    return String(
      (0..<Int.random(in: 0..<8, using: &random)).map { _ in
        pool[Int.random(in: 0..<pool.count, using: &random)]
      })
  }

  private static func matches(_ tree: JSONTree, _ value: JSONValue) -> Bool {
    switch (tree, value.content) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.number(let a), .integer(let b)): a == Double(b)
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(matches)
    case (.object(let a), .object(let b)):
      a.count == b.count
        && zip(a, b).allSatisfy { $0.0 == $1.key && matches($0.1, $1.value) }
    default: false
    }
  }

  /// What a terminal would obey is written as an escape, and reads back as it was.
  @Test func controlsAreEscaped() throws {
    let text = "a\u{202E}b\u{9B}c\u{2066}\u{7F}\u{2028}é👩‍🚀"
    let quoted = JSONTree.quoted(text)
    #expect(quoted == #""a\u202eb\u009bc\u2066\u007f\u2028é👩‍🚀""#)
    #expect(try JSONParser.parse(Array(quoted.utf8)).content == .string(text))
  }
}
