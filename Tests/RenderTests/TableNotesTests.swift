import Foundation
import Testing

/// What the program says of how it read a table.
final class TableNotesTests {
  private let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let rows = (0..<20).map { "\($0),\($0 % 7),\($0 % 2)\n" }.joined()
    try write(",x,k\n" + rows, to: "table.csv")
    try write(
      #"{ "dataset": "table.csv", "training": { "epochs": 2 }, "figures": [] }"#, to: "a.json")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
  }

  private static let note =
    "note: table.csv: the first column has no name and counts 0, 1, 2 …; it is taken for an index and left out\n"

  @Test(arguments: [["--config", "a"], ["check-gradients", "--config", "a"]])
  func notesGoToStandardError(arguments: [String]) throws {
    let loud = try RenderProcess.run(arguments, in: folder)
    #expect(loud.status == 0 && loud.errors.contains(Self.note))
    #expect(!loud.output.contains("note:"))
    let quiet = try RenderProcess.run(arguments + ["--quiet"], in: folder)
    #expect(quiet.status == 0 && !quiet.errors.contains("note:"))
  }

  /// A pipe has no size and can be read once.
  @Test func aPipeIsATable() throws {
    try write(
      #"{ "dataset": { "kind": "csv", "file": "/dev/fd/7" }, "training": { "epochs": 2 }, "figures": [] }"#,
      to: "pipe.json")
    let result = try RenderProcess.shell(
      #""$0" --config pipe 7< <(cat table.csv)"#, [], in: folder)
    #expect(result.status == 0 && result.output.contains("epoch 2"))
  }
}
