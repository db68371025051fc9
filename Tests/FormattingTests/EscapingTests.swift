import Testing

@testable import Formatting

struct EscapingTests {
  @Test(arguments: [
    ("plain é 漢 👩‍🚀 ـ", "plain é 漢 👩‍🚀 ـ"), ("a\u{202E}gif.b", "a\\u202egif.b"),
    ("\u{1B}[2J", "\\u001b[2J"), ("two\nlines\r\n\tmore", "two\\nlines\\r\\n\\tmore"),
    (
      "\u{200E}\u{200F}\u{61C}\u{2066}\u{2069}\u{202A}",
      "\\u200e\\u200f\\u061c\\u2066\\u2069\\u202a"
    ),
    ("\u{7F}\u{9B}\u{2028}\u{2029}\u{0}", "\\u007f\\u009b\\u2028\\u2029\\u0000"), ("\\n", "\\n"),
    ("", ""),
  ])
  func controls(text: String, escaped: String) {
    #expect(text.escapingControls == escaped)
  }

  @Test(arguments: [(0, "0 epochs"), (1, "1 epoch"), (20_000, "20,000 epochs")])
  func counted(count: Int, text: String) {
    #expect(Readable.counted(count, "epoch") == text)
  }
}
