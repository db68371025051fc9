import Testing

@testable import Plots

struct TicksTests {
  private func labels(_ scale: Scale, _ count: Int) -> [String] {
    scale.ticks(about: count).map(\.label)
  }

  @Test(arguments: [
    (0.0...1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (-1.3...2.4, 7, ["−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5", "2.0"]),
    (0.0...20_000.0, 4, ["0", "5,000", "10,000", "15,000", "20,000"]),
    (0.00012...0.00031, 4, ["1.5×10⁻⁴", "2.0×10⁻⁴", "2.5×10⁻⁴", "3.0×10⁻⁴"]),
    // Years are no amounts.
    (1948.0...2021.0, 4, ["1960", "1980", "2000", "2020"]),
    (0.0...7_000_000.0, 7, ["0", "1M", "2M", "3M", "4M", "5M", "6M", "7M"]),
    (1e15...5e15, 4, ["1×10¹⁵", "2×10¹⁵", "3×10¹⁵", "4×10¹⁵", "5×10¹⁵"]),
  ])
  func ticksAreRoundNumbers(domain: ClosedRange<Double>, count: Int, wanted: [String]) {
    #expect(labels(Scale(.linear, domain), count) == wanted)
  }

  @Test func ticksOfNonsenseAreNone() {
    #expect(labels(Scale(.linear, 1...1), 5).isEmpty)
    #expect(labels(Scale(.linear, 0...Double.infinity), 5).isEmpty)
    #expect(labels(Scale(.linear, 1e17...1.0000000000000001e17), 5).isEmpty)
  }

  @Test func thingsAreCounted() {
    #expect(Scale(.whole, 0.4...3.6).ticks(about: 7).map(\.value) == [1, 2, 3])
    #expect(
      Scale(.whole, 0.4...50.6).ticks(about: 10).map(\.value)
        == stride(from: 5, through: 50, by: 5).map { $0 })
  }

  @Test(arguments: [
    (1e-9...1.0, ["10⁻⁹", "10⁻⁷", "10⁻⁵", "10⁻³", "10⁻¹"]),
    (0.001...10.0, ["0.001", "0.01", "0.1", "1", "10"]),
    (0.03...0.6, ["0.05", "0.1", "0.2", "0.5"]),
    (7e5...8e6, ["1e6", "2e6", "5e6"]),
  ])
  func powersAreLabelledWithWhatTheyAreOf(domain: ClosedRange<Double>, wanted: [String]) {
    #expect(labels(Scale(.log, domain), 6) == wanted)
  }

  @Test func bandsAreNamedInTheirMiddles() {
    let ticks = Scale(.band(["a", "b"]), 0...2).ticks(about: 9)
    #expect(ticks == [Tick(value: 0.5, label: "a"), Tick(value: 1.5, label: "b")])
  }

  @Test(arguments: [
    (0.5, "0.5"), (1250, "1250"), (12_500, "12,500"), (1_250_000, "1.25M"), (0.000_25, "2.50×10⁻⁴"),
    (0, "0"),
  ])
  func singleNumbersAreShort(value: Double, wanted: String) {
    #expect(NumberFormat.short(value) == wanted)
  }
}
