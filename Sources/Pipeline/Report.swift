import Plots
import Snapshots

/// What a job prints at its end.
enum Report {
  static func table(
    records: [Snapshot], files: [OutputFile], framesFolder: String?, seconds: Double,
    stages: String
  ) -> String {
    var lines: [String] = []
    if let last = records.last {
      func percent(_ name: String) -> String { last.metrics[name].map(Numerals.percent) ?? "–" }
      func number(_ name: String) -> String {
        last.metrics[name].map { Numerals.fixed($0, decimals: 4) } ?? "–"
      }
      lines += [
        "", row(["epoch \(Numerals.grouped(last.place.epoch))", "loss", "accuracy", "F1"]),
        row(["train", number("loss"), percent("accuracy"), number("f1")]),
        row(["test", number("testLoss"), percent("testAccuracy"), number("testF1")]), "",
      ]
    }
    let width = (files.map(\.path.count).max() ?? 0) + 2
    for file in files {
      let size = pad(Readable.bytes(file.bytes), 9)
      lines.append(
        file.path.padding(to: width) + size + (file.frames.map { "  \($0) frames" } ?? ""))
    }
    if let framesFolder, files.contains(where: { $0.frames != nil }) {
      lines.append("\(framesFolder)/frames/".padding(to: width) + "     every frame as PNG")
    }
    lines.append("done in \(Readable.time(seconds)) (processor time: \(stages))")
    return lines.joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    cells[0].padding(to: 16) + cells.dropFirst().map { pad($0, 10) }.joined()
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
