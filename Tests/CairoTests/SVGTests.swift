import Foundation
import Graphics
import Testing

@testable import Cairo

@Suite struct SVGTests {
  private static func write(_ marks: [Mark]) throws -> String {
    String(
      decoding: try SVG.encode(
        Scene(size: Size(width: 220, height: 160), background: .white, marks: marks)),
      as: UTF8.self)
  }

  /// What stands between `start` and `end`, everywhere.
  private static func all(_ text: String, from start: String, to end: Character) -> [String] {
    text.split(separator: start, omittingEmptySubsequences: false).dropFirst().map { rest in
      String(rest.prefix { $0 != end })
    }
  }

  @Test(arguments: Scenes.names) func namesAreUniqueAndUsed(_ name: String) throws {
    let text = try Self.write(Scenes.scene(name).marks)
    let names = Self.all(text, from: " id=\"", to: "\"")
    let uses =
      Self.all(text, from: "xlink:href=\"#", to: "\"") + Self.all(text, from: "url(#", to: ")")
    #expect(Set(names).count == names.count)
    #expect(Set(uses) == Set(names))
  }

  @Test func aSymbolIsWrittenOnce() throws {
    let text = try Self.write(Scenes.symbols + Scenes.symbols)
    #expect(Self.all(text, from: "<path", to: ">").count == Symbol.allCases.count + 1)
    #expect(Self.all(text, from: "<use", to: ">").count == 2 * 20 * Symbol.allCases.count)
  }

  @Test(arguments: [
    ("a < b & c > \"d\"", "a &lt; b &amp; c &gt; \"d\""), ("  two  spaces ", "  two  spaces "),
    ("Ångström x₁ \u{1F600}", "Ångström x₁ \u{1F600}"), ("a\u{0}\n\u{1B}b", "a\u{FFFD} \u{FFFD}b"),
  ])
  func textIsKept(_ string: String, _ written: String) throws {
    let text = try Self.write([.text(Text(string, at: Point(9, 9), size: 12, color: .black))])
    #expect(text.contains("xml:space=\"preserve\">\(written)</text>"))
  }

  @Test func whatItTellsIsNamed() throws {
    let scene = Scene(size: Size(width: 20, height: 10), marks: [])
    let text = String(
      decoding: try SVG.encode(scene, title: "A & B", description: "x < 1"), as: UTF8.self)
    #expect(
      text.contains("<title id=\"title\">A &amp; B</title>\n<desc id=\"desc\">x &lt; 1</desc>"))
    #expect(text.contains("role=\"img\" aria-labelledby=\"title desc\">"))
    let plain = String(decoding: try SVG.encode(scene), as: UTF8.self)
    #expect(!plain.contains("role") && !plain.contains("<title"))
  }

  private static func parses(_ text: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sys, xml.dom.minidom as m; m.parseString(sys.argv[1])", text,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  @Test(.enabled(if: parses("<svg/>"))) func documentsAreWellFormed() throws {
    for name in Scenes.names { #expect(Self.parses(try Self.write(Scenes.scene(name).marks))) }
  }

  @Test func farLinesAreCutWithTheirDashes() throws {
    let line = Path.line(from: Point(-1e9, 80), to: Point(1e9, 80))
    let scene = Scene(
      size: Size(width: 220, height: 160),
      marks: [.path(line, stroke: Stroke(.black, width: 2, dash: [6, 3, 1]))])
    let text = String(decoding: try SVG.encode(scene), as: UTF8.self)
    // 10⁹ − 66 is 14 more than a multiple of 20, which is two runs through the dashes.
    #expect(text.contains("d=\"M-66 80L286 80\""))
    #expect(text.contains("stroke-dasharray=\"6 3 1\" stroke-dashoffset=\"14\""))
  }

  @Test func embeddedPicturesAreTheBitmaps() throws {
    let field = Scenes.field
    let scene = Scene(
      size: Size(width: 220, height: 160),
      marks: [.image(RasterImage(field, in: Rect(x: 10, y: 10, width: 90, height: 70)))])
    let text = String(decoding: try SVG.encode(scene), as: UTF8.self)
    let encoded = try #require(text.split(separator: "base64,").last?.prefix { $0 != "\"" })
    let file = try #require(Data(base64Encoded: String(encoded)))
    #expect(try [UInt8](file) == field.pngFile())
  }

  @Test(arguments: [
    (0, "0"), (-0.0001, "0"), (1, "1"), (-2.5, "-2.5"), (0.125, "0.125"), (-0.05, "-0.05"),
    (99.9996, "100"), (1234.5678, "1234.568"), (.nan, "0"), (1e300, "1000000000000"),
  ])
  func numbersAreShort(_ value: Double, _ text: String) {
    #expect(SVGFormat.number(value) == text)
  }

  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"]) func base64IsFoundations(
    _ string: String
  ) {
    #expect(SVGFormat.base64(Array(string.utf8)) == Data(string.utf8).base64EncodedString())
  }
}
