import Testing

@testable import Formatting

struct NumeralsTests {
  @Test(arguments: [
    (1.005, 1, "1.0"), (-0.25, 2, "−0.25"), (-0.001, 2, "0.00"), (12.5, 0, "13"),
    (0.05, 1, "0.1"), (.nan, 2, "NaN"), (-.infinity, 2, "−∞"), (3, 3, "3.000"),
  ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(Numerals.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (20_000, "20,000"), (-1_234_567, "−1,234,567")])
  func grouped(value: Int, text: String) {
    #expect(Numerals.grouped(value) == text)
  }

  @Test(arguments: [
    (1500, 2, "1,500.00"), (36.125, 2, "36.13"), (-12_345.5, 1, "−12,345.5"), (0, 2, "0.00"),
    (.infinity, 2, "∞"),
  ])
  func groupedFractions(value: Double, decimals: Int, text: String) {
    #expect(Numerals.grouped(value, decimals: decimals) == text)
  }

  @Test(arguments: [(0.02, "0.02"), (1000, "1000"), (20_000, "20,000"), (2e-7, "2e−7")])
  func compactTick(value: Double, text: String) {
    #expect(Numerals.compactTick(value) == text)
  }

  @Test(arguments: [
    (0.0073148, "0.0073"), (0.6931, "0.6931"), (1.25e-7, "1.25e−7"), (42.0, "42.00"),
    (1.5e7, "1.50e7"), (0, "0.0000"), (473_423.4, "473,423"), (1234.5, "1235"),
  ])
  func compact(value: Double, text: String) {
    #expect(Numerals.compact(value) == text)
  }

  @Test(arguments: [(1.0, "1"), (-0.5, "−0.5"), (100, "100"), (0, "0"), (2.346, "2.35")])
  func short(value: Double, text: String) {
    #expect(Numerals.short(value) == text)
  }
}
