import Testing

@testable import Pipeline

@Suite struct MissingLettersTests {
  @Test(arguments: [
    ("温", "fonts-noto-cjk"), ("カ", "fonts-noto-cjk"), ("한", "fonts-noto-cjk"),
    ("！", "fonts-noto-cjk"), ("\u{2000B}", "fonts-noto-cjk"), ("ไ", "fonts-noto-core"),
    ("हि", "fonts-noto-core"), ("\u{1F9A0}", "fonts-noto-color-emoji"),
    ("\u{1F469}\u{200D}\u{1F680}", "fonts-noto-color-emoji"),
    ("1\u{FE0F}\u{20E3}", "fonts-noto-color-emoji"),
  ])
  func packagesAreThoseOfTheScript(_ letter: Character, _ package: String) {
    #expect(MissingLetters.package(with: letter) == package)
  }
}
