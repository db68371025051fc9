import Testing

@testable import Progress

struct ProgressLineTests {
  private func line(done: Int = 4500, total: Int = 10_000, rate: Double = 12_345) -> ProgressLine {
    ProgressLine(
      title: "Training", unit: "epochs", total: total, done: done, rate: rate, elapsed: 0.5,
      left: rate > 0 ? 3.25 : nil)
  }

  @Test(
    arguments: [
      (nil, "Training                   45 %  12,345 epochs/s  3.25 s left"),
      (
        200,
        "Training                   ██████████░░░░░░░░░░░░░░ 45 %  12,345 epochs/s  3.25 s left"
      ),
      (79, "Training ██████████░░░░░░░░░░░░░░ 45 %  12,345 epochs/s  3.25 s left"),
      (60, "Training ████░░░░░░ 45 %  12,345 epochs/s  3.25 s left"),
      (39, "Training ████░░░░░░ 45 %  3.25 s left"), (30, "Training 45 %  3.25 s left"),
      (19, "Training 45 %"), (5, "45 %"), (2, "45"), (0, ""),
    ] as [(Int?, String)])
  func theLineFits(columns: Int?, text: String) {
    #expect(line().running(columns: columns) == text)
  }

  @Test(
    arguments: [
      (nil, "Training                   4,500 epochs in 0.50 s  12,345 epochs/s"),
      (60, "Training 4,500 epochs in 0.50 s  12,345 epochs/s"),
      (40, "Training 4,500 epochs in 0.50 s"), (19, "Training 0.50 s"), (3, "Tra"),
    ] as [(Int?, String)])
  func theLastLineFits(columns: Int?, text: String) {
    #expect(line().finished(columns: columns) == text)
  }

  @Test func noWidthIsExceeded() {
    for columns in 0...120 {
      #expect(line().running(columns: columns).count <= columns)
      #expect(line().finished(columns: columns).count <= columns)
    }
  }

  @Test func oneIsSingular() {
    let one = line(done: 1, total: 1, rate: 1)
    #expect(one.finished(columns: nil).hasSuffix("1 epoch in 0.50 s  1 epoch/s"))
    #expect(one.running(columns: nil).contains("100 %  1 epoch/s"))
    #expect(
      line(done: 0, total: 0, rate: 0).running(columns: nil).hasSuffix("0 %  0 epochs/s  – left"))
  }
}
