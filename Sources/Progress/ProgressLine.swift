import Formatting

/// How far a stage is, as one line that leaves out what the terminal has no room for.
struct ProgressLine {
  let title: String
  /// In the plural: "epochs".
  let unit: String
  let total: Int
  let done: Int
  /// Steps a second; 0 when it is not known yet.
  let rate: Double
  /// Seconds since the stage began, and until it ends; the latter `nil` when it is not known yet.
  let elapsed: Double
  let left: Double?

  private static let titleWidth = 26
  private static let (longBar, shortBar) = (24, 10)

  /// The line while the stage runs.
  ///
  /// - Parameter columns: the most characters; `nil` for a log, which has room for all and no bar.
  func running(columns: Int?) -> String {
    let percent = "\(Int(share * 100)) %"
    let left = "\(self.left.map(Readable.time) ?? "–") left"
    let all = [percent, speed, left].joined(separator: "  ")
    let head = title.padding(to: Self.titleWidth)
    guard let columns else { return "\(head) \(all)" }
    return Self.longest(
      of: [
        "\(head) \(bar(Self.longBar)) \(all)", "\(title) \(bar(Self.longBar)) \(all)",
        "\(title) \(bar(Self.shortBar)) \(all)",
        "\(title) \(bar(Self.shortBar)) \(percent)  \(left)",
        "\(title) \(percent)  \(left)", "\(title) \(percent)", percent,
      ], columns: columns)
  }

  /// The line that stays when the stage has ended.
  func finished(columns: Int?) -> String {
    let count = "\(Readable.count(Double(done))) \(done == 1 ? singular : unit)"
    let time = Readable.time(elapsed)
    let speed = rate > 0 ? "  \(self.speed)" : ""
    let head = title.padding(to: Self.titleWidth)
    let whole = "\(head) \(count) in \(time)\(speed)"
    guard let columns else { return whole }
    return Self.longest(
      of: [
        whole, "\(title) \(count) in \(time)\(speed)", "\(title) \(count) in \(time)",
        "\(title) \(time)", title,
      ], columns: columns)
  }

  /// The first line that fits, or as much of the last as does.
  private static func longest(of lines: [String], columns: Int) -> String {
    lines.first { $0.count <= columns } ?? String((lines.last ?? "").prefix(max(columns, 0)))
  }

  private var share: Double { total > 0 ? max(0, min(1, Double(done) / Double(total))) : 0 }

  private var speed: String {
    let text = Readable.count(rate)
    return "\(text) \(text == "1" ? singular : unit)/s"
  }

  private var singular: String { unit.hasSuffix("s") ? String(unit.dropLast()) : unit }

  private func bar(_ width: Int) -> String {
    let full = Int(Double(width) * share)
    return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
  }
}
