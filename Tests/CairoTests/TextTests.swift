import Cairo
import Graphics
import TestSupport
import Testing

@Suite struct TextTests {
  private static func draw(_ text: Text) throws -> Bitmap {
    try PixelMetrics.draw([.text(text)], width: 640, height: 200)
  }

  @Test(arguments: [9.0, 13, 16.7, 40, 80]) func verticalAnchorsAreTheCapitals(_ size: Double)
    throws
  {
    let expected: [(Text.Vertical, Double)] = [
      (.baseline, 90), (.top, 90 + 0.729 * size), (.middle, 90 + 0.3645 * size),
      (.bottom, 90 - 0.236 * size),
    ]
    for (anchor, baseline) in expected {
      let bitmap = try Self.draw(
        Text("HEH", at: Point(60, 90), size: size, color: .black, vertical: anchor))
      let box = try #require(PixelMetrics.inkBox(bitmap))
      #expect(abs(Double(box.bottom) - baseline) <= 1)
      #expect(abs(Double(box.top) - (baseline - 0.729 * size)) <= 1.2)
    }
  }

  @Test(arguments: [13.0, 16.7, 40, 80]) func horizontalAnchorsAreTheAdvances(_ size: Double) throws
  {
    let string = "HHHH"
    // DejaVu Sans's own advance, in 2,048 units an em.
    let width = 4 * 1540.0 / 2048 * size
    let expected: [(Text.Horizontal, Double)] = [
      (.start, 0), (.middle, -width / 2), (.end, -width),
    ]
    for (anchor, shift) in expected {
      let bitmap = try Self.draw(
        Text(string, at: Point(300.3, 100), size: size, color: .black, horizontal: anchor))
      #expect(abs(PixelMetrics.inkCenter(bitmap).x - (300.3 + shift + width / 2)) <= 0.02 * size)
    }
  }

  @Test func lettersStandAtQuartersOfAPixel() throws {
    for step in 0..<4 {
      let x = 50 + Double(step) / 4
      let bitmap = try Self.draw(Text("l", at: Point(x, 60), size: 13, color: .black))
      let whole = try Self.draw(Text("l", at: Point(50, 60), size: 13, color: .black))
      // A stem's shares of two pixels are not quite where its middle is.
      #expect(
        abs(PixelMetrics.inkCenter(bitmap).x - PixelMetrics.inkCenter(whole).x - (x - 50)) < 0.1)
    }
  }

  @Test(arguments: [13.0, 80]) func quarterTurnsTurnTheText(_ size: Double) throws {
    let text = Text(
      "Fj1", at: Point(60, 60), size: size / 2, color: .black, horizontal: .middle,
      vertical: .middle)
    let upright = PixelMetrics.inkCenter(try Self.draw(text)) - text.position
    for (angle, turned) in [
      (90.0, Point(-upright.y, upright.x)), (-90, Point(upright.y, -upright.x)),
      (180, upright * -1), (360, upright),
    ] {
      var other = text
      other.rotation = angle
      let center = PixelMetrics.inkCenter(try Self.draw(other)) - text.position
      #expect(abs(center.x - turned.x) < 0.6 && abs(center.y - turned.y) < 0.6)
    }
  }

  /// A text that ends where its measured width says begins where it should.
  @Test(
    arguments: [
      "Decision boundary", "Epoch 20,000 – loss 0.0123", "accuracy 99.5 %", "iiiiiiiiiiiiiiiiii",
      "WMWMWMWMWM", "0123456789", "neuron x₁ + y₂ = 0", "~`!@#$%^&*()_+{}|:\"<>?-=[]\\;',./",
    ], [Text.Weight.regular, .bold])
  func measuredWidthsAreDrawn(_ string: String, _ weight: Text.Weight) throws {
    let width = try CairoTextMeasure().width(of: string, size: 16, weight: weight)
    func center(_ x: Double, _ anchor: Text.Horizontal) throws -> Double {
      PixelMetrics.inkCenter(
        try Self.draw(
          Text(
            string, at: Point(x, 60), size: 16, color: .black, weight: weight, horizontal: anchor))
      ).x
    }
    let difference = try center(10 + width, .end) - center(10, .start)
    #expect(abs(difference) <= 0.01 * width + 0.15)
  }

  /// No letter is cut by its mask: a whole turn goes through cairo's paths, which have no edges.
  @Test(
    arguments: ["ÅĞğ", "Ǻjgŷ", "ẞÇ|", "√∫█", "§ffl", "Ệ₂⁷", "@Wj"],
    [9, 11.5, 13, 24, 63.9])
  func masksHoldTheWholeLetter(_ string: String, _ size: Double) throws {
    for weight in [Text.Weight.regular, .bold] {
      for letter in string {
        let pictures = try [0.0, 360].map { rotation in
          try PixelMetrics.draw(
            [
              .text(
                Text(
                  String(letter), at: Point(20, 80), size: size, color: .black, weight: weight,
                  rotation: rotation))
            ], width: 130, height: 110)
        }
        #expect(PixelMetrics.largestDistance(pictures[0], pictures[1]) <= 2)
      }
    }
  }

  @Test(arguments: ["", "\n\t", "\u{1F600} ß 漢字 \u{0}", "e\u{301}\u{200B}\u{202E}"])
  func oddStringsAreDrawn(_ string: String) throws {
    for size in [12.0, 90] {
      let text = Text(string, at: Point(50, 50), size: size, color: .black)
      #expect(try Self.draw(text).width == 640)
      #expect(
        try PDF.encode(Scene(size: Size(width: 9, height: 9), marks: [.text(text)])).count > 99)
    }
  }
}
