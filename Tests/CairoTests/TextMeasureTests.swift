import Cairo
import Graphics
import TestSupport
import Testing

@Suite struct TextMeasureTests {
  private static let measure = Result { try CairoTextMeasure() }

  /// DejaVu Sans's own advances, from its table of horizontal metrics: 2,048 units an em.
  @Test(arguments: [
    ("0", Text.Weight.regular, 1303.0), ("0", .bold, 1425), ("W", .regular, 2025),
    ("il", .regular, 1138), (" ", .regular, 651), ("", .regular, 0), ("Å", .regular, 1401),
    ("—", .regular, 2048),
  ])
  func widthsAreTheFonts(_ string: String, _ weight: Text.Weight, _ units: Double) throws {
    for size in [2048.0, 1024, 10, 0] {
      let width = try Self.measure.get().width(of: string, size: size, weight: weight)
      #expect(abs(width - units / 2048 * size) <= 1e-4 * size)
    }
  }

  /// Letters that overhang their advances, as f and j do, reach less than a tenth of an em outside.
  @Test(
    arguments: [
      "Decision boundary", "Epoch 20,000 – loss 0.0123", "WMWM", "Ångström Çağrı", "x₁ + y₂ ≥ −3",
      "Ελληνικά", "русский язык", "fjord f",
    ], [Text.Weight.regular, .bold])
  func inkIsInsideTheMeasuredBox(_ string: String, _ weight: Text.Weight) throws {
    for size in [9.0, 13, 40] {
      let width = try Self.measure.get().width(of: string, size: size, weight: weight)
      let bitmap = try PixelMetrics.draw(
        [.text(Text(string, at: Point(50, 100), size: size, color: .black, weight: weight))],
        width: 900, height: 200)
      let box = try #require(PixelMetrics.inkBox(bitmap))
      #expect(Double(box.left) >= 50 - 0.1 * size - 1)
      #expect(Double(box.right) <= 50 + width + 0.1 * size + 1)
      // And the box is no larger than the letters need.
      #expect(Double(box.right - box.left) >= width - 0.35 * size - 2)
    }
  }

  @Test func threadsMeasureTheSame() async throws {
    let measure = try CairoTextMeasure()
    let strings = (0..<200).map { "Epoch \($0 * 37)" }
    let expected = strings.map { measure.width(of: $0, size: 13, weight: .bold) }
    let fresh = try CairoTextMeasure()
    await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<8 {
        group.addTask { strings.map { fresh.width(of: $0, size: 13, weight: .bold) } }
      }
      for await widths in group { #expect(widths == expected) }
    }
  }
}
