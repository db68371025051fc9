import Snapshots
import Testing

@testable import Pipeline

/// The table at the end keeps its columns apart, however long the numbers are.
struct JobSummaryTests {
  @Test func largeNumbersStayApart() {
    let record = Snapshot(
      SnapshotPosition(epoch: 1), index: 0,
      metrics: [
        "loss": 55_061_234_567.5, "meanAbsoluteError": 123_456.789, "rSquared": -1234.5,
        "testLoss": 0.25, "testRSquared": 0.5,
      ], configHash: "", tensors: [:])
    let table = JobSummary.table(
      records: [record],
      files: [
        OutputFile(path: "out/a.gif", bytes: 1_234_567, frames: 1),
        OutputFile(path: "out/longer.png", bytes: 999, frames: nil),
        OutputFile(
          path: "out/b\u{202E}.gif", bytes: 10_000, frames: 20, compromise: "90 % quality"),
      ], framesFolder: "out", seconds: 1, stages: "drawing 1.00 s")
    #expect(
      table == """

        epoch 1               loss          R²          MAE
        train              5.51e10  −1234.5000  123456.7890
        test                0.2500      0.5000            –

        out/a.gif         1.23 MB  1 frame
        out/longer.png      999 B
        out/b\\u202e.gif     10 kB  20 frames  (for maxBytes: 90 % quality)
        out/frames/                every frame as PNG
        done in 1.00 s (processor time: drawing 1.00 s)
        """)
  }
}
