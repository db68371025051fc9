import Foundation
import Graphics
import TestSupport
import Testing

@testable import Cairo

/// Letters that the project's font lacks, in fonts whose letters are known.
@Suite(.enabled(if: Fonts.dejaVu != nil)) struct FallbackTests {
  private static let widths: [(String, units: Double)] = [
    ("温", 2048), ("度", 0.6 * 2048), ("\u{2000B}", 3072), ("温度", 1.6 * 2048),
    ("\u{1F9A0}", 2048), ("x温", 1212 + 2048), ("한", 1229), ("温한한", 2048 + 2 * 1229),
  ]

  /// Advances as `fonts.py` gives them; the box of a letter that no font has is DejaVu Sans's.
  @Test(arguments: widths) func widthsAreTheFonts(_ string: String, _ units: Double) throws {
    let measure = CairoTextMeasure(try Fonts.known.get())
    for size in [1000.0, 13] {
      let width = measure.width(of: string, size: size, weight: .regular)
      #expect(abs(width - units / 2048 * size) < 1e-6)
    }
  }

  /// Rectangles of `fonts.py`, left, bottom, right and top in ems, where they stand in the text.
  @Test(arguments: [20.0, 100]) func lettersAreTheirRectangles(_ size: Double) throws {
    let boxes = [(0.1, 0, 0.9, 0.8), (1, -0.1, 1.6, 0.5), (1.85, 0.1, 2.85, 0.3)]
    let rectangles = boxes.map { left, bottom, right, top in
      Mark.path(
        .rectangle(
          Rect(
            x: 10 + left * size, y: 120 - top * size, width: (right - left) * size,
            height: (top - bottom) * size)), fill: .black)
    }
    let expected = try PixelMetrics.draw(rectangles, width: 320, height: 160)
    let text = Text("温度\u{2000B}", at: Point(10, 120), size: size, color: .black)
    let drawn = try Fonts.draw(text, width: 320, with: try Fonts.known.get())
    #expect(PixelMetrics.largestDistance(drawn, expected) <= 2)
  }

  /// Upright and small from a mask, turned and large through cairo.
  @Test(arguments: [(20.0, 0.0), (40, 360), (100, 0)])
  func picturesKeepTheirColors(_ size: Double, _ rotation: Double) throws {
    let text = Text(
      "\u{1F9A0}", at: Point(20, 120), size: size, color: Color(0x0000FF), rotation: rotation)
    let drawn = try Fonts.draw(text, with: try Fonts.known.get())
    // A square of an em that reaches a tenth of it below the baseline, green above and red below.
    let x = 20 + Int(size / 2)
    #expect(PixelMetrics.distance(drawn[x, 120 - Int(0.7 * size)], 0xFF00_A000) <= 2)
    #expect(PixelMetrics.distance(drawn[x, 120 - Int(0.1 * size)], 0xFFC8_0000) <= 2)
    let box = try #require(PixelMetrics.inkBox(drawn))
    #expect(abs(Double(box.left) - 20) <= 1 && abs(Double(box.right) - 20 - size) <= 1)
    #expect(abs(Double(box.top) - 120 + 0.9 * size) <= 1)
    #expect(abs(Double(box.bottom) - 120 - 0.1 * size) <= 1)
  }

  @Test func missingLettersAreNamedOnce() throws {
    let plain = CairoTextMeasure(try Fonts.plain.get())
    #expect(plain.missingLetters(in: "Epoch 1 – Ωя ≥ العربية עברית e\u{301}\u{200B}\n").isEmpty)
    #expect(
      plain.missingLetters(in: "温 a 한 温 \u{1F469}\u{200D}\u{1F680}")
        == ["温", "한", "\u{1F469}\u{200D}\u{1F680}"])
    // In the order of reading, whichever way that runs.
    #expect(plain.missingLetters(in: "א温ב한") == ["温", "한"])
    let known = CairoTextMeasure(try Fonts.known.get())
    #expect(known.missingLetters(in: "温 a 한 温 \u{1F9A0}") == ["한"])
  }

  /// Text that must look as another, which says what joins and what comes first.
  @Test(
    arguments: [
      // The letters' forms at the beginning, joined to the ligature of two, and by itself.
      ("سلام", "\u{FEB3}\u{FEFC}\u{FEE1}"),
      // An override writes from left to right.
      ("אבג 12", "\u{202D}12 גבא\u{202C}"), ("a אב (ג) 7", "\u{202D}a 7 (ג) בא\u{202C}"),
      // Accents as marks and as parts of letters; ends of lines, tabs and control characters.
      ("e\u{301}", "é"), ("A\u{30A}ngstro\u{308}m", "Ångström"), ("a\nb\tc", "a b c"),
      ("a\u{0}b", "a\u{FFFD}b"),
    ], [12.0, 90])
  func looksAs(_ pair: (String, String), _ size: Double) throws {
    let shaper = try Fonts.plain.get()
    let pictures = try [pair.0, pair.1].map {
      try Fonts.draw(
        Text($0, at: Point(5, 110), size: size, color: .black), width: 600, with: shaper)
    }
    #expect(PixelMetrics.inkBox(pictures[0]) != nil)
    // Cairo rounds outlines that are filled together differently.
    #expect(PixelMetrics.largestDistance(pictures[0], pictures[1]) <= 8)
  }

  private static let samples = [
    "温度 To 濃度", "a العربية 123 (x)", "שלום (עולם) 42", "x\u{301}\u{323} ğ Å", "\u{1F9A0}한", "سلام",
  ]

  @Test(arguments: samples, [Text.Weight.regular, .bold])
  func inkIsInsideTheMeasuredBox(_ string: String, _ weight: Text.Weight) throws {
    let shaper = try Fonts.known.get()
    for size in [12.0, 30] {
      let width = CairoTextMeasure(shaper).width(of: string, size: size, weight: weight)
      func box(_ rotation: Double) throws -> (left: Int, top: Int, right: Int, bottom: Int) {
        let text = Text(
          string, at: Point(300, 300), size: size, color: .black, weight: weight,
          rotation: rotation)
        return try #require(
          PixelMetrics.inkBox(try Fonts.draw(text, width: 700, height: 700, with: shaper)))
      }
      let upright = try box(0)
      #expect(Double(upright.left) >= 299 - 0.1 * size)
      #expect(Double(upright.right) <= 301 + width + 0.1 * size)
      #expect(Double(upright.right - upright.left) >= width - 0.35 * size - 2)
      // Turned, from bottom to top, it is as long.
      let turned = try box(-90)
      #expect(abs((turned.bottom - turned.top) - (upright.right - upright.left)) <= 2)
      #expect(abs((300 - turned.bottom) - (upright.left - 300)) <= 2)
    }
  }

  @Test func threadsShapeTheSame() async throws {
    let expected = try Self.samples.map { try Fonts.known.get().shape($0, .regular).width }
    for _ in 0..<4 {
      let folder = Bundle.module.url(forResource: "Fonts", withExtension: nil)?.path
      let fresh = try Fonts.shaper([Fonts.dejaVu, folder])
      try await withThrowingTaskGroup(of: [Double].self) { group in
        for _ in 0..<8 {
          group.addTask { try Self.samples.map { try fresh.shape($0, .regular).width } }
        }
        for try await widths in group { #expect(widths == expected) }
      }
    }
  }

  /// Equal strings in Swift, which are different text.
  @Test func remembersTextByItsLetters() throws {
    let shaper = try Fonts.plain.get()
    for string in ["o\u{308}", "ö", "o\u{308}"] {
      let runs = try shaper.shape(string, .regular).runs
      #expect(runs.map { Array($0.text.unicodeScalars) } == [Array(string.unicodeScalars)])
    }
  }

  /// Cairo refuses glyphs that do not stand for all of their text.
  @Test(arguments: samples) func documentsKeepTheText(_ string: String) throws {
    let scene = Scene(
      size: Size(width: 220, height: 60),
      marks: [.text(Text(string, at: Point(10, 40), size: 20, color: .black))])
    let shaper = try Fonts.known.get()
    #expect(try PDF.encode(scene, shaper: shaper) == PDF.encode(scene, shaper: shaper))
    #expect(String(decoding: try SVG.encode(scene), as: UTF8.self).contains(">\(string)</text>"))
  }

  @Test func clustersAreCountedInTheOrderOfReading() {
    func counts(_ starts: [Int], _ range: Range<Int>, isBackward: Bool) -> [[Int32]] {
      ShapedText.clusters(starts: starts, in: range, isBackward: isBackward).map {
        [$0.num_bytes, $0.num_glyphs]
      }
    }
    #expect(counts([4, 4, 7, 8], 4..<10, isBackward: false) == [[3, 2], [1, 1], [2, 1]])
    #expect(counts([8, 7, 4, 4], 4..<10, isBackward: true) == [[3, 2], [1, 1], [2, 1]])
    #expect(counts([], 4..<4, isBackward: false).isEmpty)
  }

  @Test func noFontIsAnError() throws {
    #expect(throws: CairoError.noFont) { try Fonts.shaper([]) }
    #expect(CairoError.noFont.exitStatus == 66)
    #expect("\(CairoError.noFont)".contains("fonts-dejavu-core"))
  }

  /// Where another font has to do, it does: all of these are boxes but the one letter that it has.
  @Test func anotherFontStandsIn() throws {
    let folder = Bundle.module.url(forResource: "Fonts", withExtension: nil)?.path
    let measure = CairoTextMeasure(try Fonts.shaper([folder]))
    #expect(measure.missingLetters(in: "a温") == ["a"])
  }
}
