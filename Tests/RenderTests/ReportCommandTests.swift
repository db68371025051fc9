import Foundation
import Testing

@testable import render

struct ReportCommandTests {
  private func request(_ arguments: String...) throws -> [String] {
    let request = try ReportCommand.request(ReportCommand.parser.parse(arguments))
    return request.folders + [
      request.output, request.title ?? "", "\(request.hasFilms)", "\(request.isQuiet)",
    ]
  }

  @Test func arguments() throws {
    #expect(try request("a") == ["a", "report.html", "", "true", "false"])
    #expect(
      try request("a", "b", "-o", "x.HTML", "--title", "<t>", "--no-films", "-q")
        == ["a", "b", "x.HTML", "<t>", "false", "true"])
    #expect(throws: UsageError.self) { try request() }
    #expect(throws: UsageError.self) { try request("a", "-o", "page.pdf") }
    #expect(throws: UsageError.self) { try request("a", "--film") }
  }

  @Test func aPageIsWritten() throws {
    let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/run", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "epoch,loss\n0,1\n1,0.5\n".write(
      toFile: folder + "/run/metrics.csv", atomically: true, encoding: .utf8)
    let result = try RenderProcess.run(["report", "run", "gone", "-o", "p.html"], in: folder)
    #expect(result.status == 0 && result.output.hasPrefix("p.html  "))
    #expect(result.errors.contains("left out: gone: no such folder"))
    let page = try String(contentsOfFile: folder + "/p.html", encoding: .utf8)
    #expect(page.contains("<li>gone: no such folder"))
    try "mine".write(toFile: folder + "/m.html", atomically: true, encoding: .utf8)
    let refused = try RenderProcess.run(["report", "run", "-o", "m.html"], in: folder)
    #expect(refused.status == 73 && refused.errors.contains("m.html: this file is no report"))
    #expect(try RenderProcess.run(["report"], in: folder).status == 64)
    #expect(try RenderProcess.run(["report", "gone"], in: folder).status == 66)
    let help = try RenderProcess.run(["report", "--help"], in: folder)
    #expect(help.status == 0 && help.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
  }
}
