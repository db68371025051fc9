import Foundation
import GIF
import Testing

@testable import Report

private let hasBrowser = ["python3", "chromium"].allSatisfy { program in
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
  }
}

/// Pages in headless Chromium, used as a reader does; see browser.py.
struct BrowserTests {
  @Test func oddFilmsAreFilms() throws {
    let film = try GIF.decode(OddGIF.film())
    #expect(film.damage == nil && film.frames.count == 40)
  }

  @Test(.enabled(if: hasBrowser, "needs python3 and Debian's chromium")) func pagesWork() throws {
    let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }

    var single = Samples.page(runs: 1)
    single.settings = []
    single.runs[0].films = [
      try Samples.film("moments.gif"), try Samples.film("others.gif", frames: 17),
      // 61 moments after a picture of the end.
      try Samples.film("poster.gif", frames: 62),
      ReportFilm(
        name: "odd.gif", altText: "Stripes", mediaType: "image/gif", bytes: OddGIF.film()),
      try Samples.film("still.gif", frames: 1),
    ]
    var batch = Samples.page(runs: 6)
    for index in batch.runs.indices {
      batch.runs[index].films = [try Samples.film("disc.gif")]
    }
    batch.films = [try Samples.film("comparison.gif")]
    batch.films[0].moments = batch.runs[0].moments
    batch.problems = ["runs/broken/metrics.csv:3: it has 2 cells, and there are 4 columns"]
    var nasty = Samples.page(runs: 1)
    nasty.runs = Samples.nastyNames.enumerated().map { Samples.run($0, name: $1) }
    nasty.settings = [
      ReportSetting(keyPath: "a.b", name: "a b", values: Samples.nastyNames.map { $0 })
    ]
    nasty.title = Samples.nastyNames[0]
    let pages = ["single": single, "batch": batch, "nasty": nasty, "many": Samples.page(runs: 60)]
    let files = try pages.sorted { $0.key < $1.key }.map { name, page in
      let file = "\(folder)/\(name).html"
      try Data(page.html).write(to: URL(fileURLWithPath: file))
      return file
    }

    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("browser.py").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script] + files
    // A copy of axe-core checks accessibility, too.
    if let axe = ProcessInfo.processInfo.environment["NETLAPSE_AXE"] {
      process.arguments? += ["--axe", axe]
    }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let failures = output.split(separator: "\n").filter { !$0.hasPrefix("ok") }
    #expect(process.terminationStatus == 0, "\(failures.joined(separator: "\n"))")
    #expect(failures == ["all checks passed"])
  }
}
