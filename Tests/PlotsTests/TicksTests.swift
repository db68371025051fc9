import Testing

@testable import Plots

struct TicksTests {
  @Test(arguments: [
    (0.4...3.6, [1.0, 2, 3]), (0.4...10.6, (1...10).map { Double($0) }),
    (0.4...50.6, stride(from: 5, through: 50, by: 5).map { $0 }),
  ])
  func thingsAreCounted(domain: ClosedRange<Double>, wanted: [Double]) {
    #expect(AxisKind.whole.ticks(domain, about: 7).map(\.value) == wanted)
  }

  @Test(arguments: [
    (
      -9.0 ... -0.0,
      ["10⁻⁹", "10⁻⁸", "10⁻⁷", "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"]
    ),
    (-3...1, ["10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹"]),
    (-1.5 ... -0.2, ["0.05", "0.1", "0.2", "0.5"]),
    (5.8...6.9, ["1e6", "2e6", "5e6"]),
  ])
  func powersAreLabelledWithWhatTheyAreOf(domain: ClosedRange<Double>, wanted: [String]) {
    #expect(AxisKind.powersOfTen.ticks(domain, about: 6).map(\.label) == wanted)
  }

  @Test func longNumbersAreGrouped() {
    #expect(
      Ticks.cover(0...20_000, about: 4).map(\.label) == [
        "0", "5,000", "10,000", "15,000", "20,000",
      ])
  }
}
