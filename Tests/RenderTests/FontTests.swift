import Foundation
import Testing

/// What the program says where fonts are missing.
final class FontTests {
  private let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let rows = (0..<20).map { "\($0),\($0 % 7),\($0 % 2)\n" }.joined()
    try write("温度,濃度,label\n" + rows, to: "table.csv")
    try write(
      """
      { "dataset": "table.csv", "training": { "epochs": 2 },
        "figures": [ { "kind": "decisionBoundary", "file": "d.png" } ] }
      """, to: "a.json")
    try write(Self.configuration(""), to: "none.conf")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
  }

  private static func configuration(_ content: String) -> String {
    "<?xml version=\"1.0\"?><fontconfig>\(content)</fontconfig>"
  }

  private static let dejaVu = "/usr/share/fonts/truetype/dejavu"

  private func render(_ configuration: String, _ options: String = "") throws
    -> RenderProcess.Result
  {
    try RenderProcess.shell(
      "FONTCONFIG_FILE=$PWD/\(configuration) \"$0\" --config a.json --output out \(options)", [],
      in: folder)
  }

  @Test func noFontIsAnErrorBeforeTraining() throws {
    let result = try render("none.conf")
    #expect(
      result.errors
        == "render: no font is installed to draw text with; Debian's package fonts-dejavu-core has "
        + "the one that pictures are made for\n")
    #expect(result.status == 66 && result.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
  }

  @Test func withoutFiguresNoFontIsNeeded() throws {
    #expect(try render("none.conf", "--set 'figures=[]'").status == 0)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: dejaVu + "/DejaVuSans.ttf")))
  func missingLettersAreNamedInALine() throws {
    let cache = "<cachedir>\(NSTemporaryDirectory())netlapse-fontconfig</cachedir>"
    try write(Self.configuration("<dir>\(Self.dejaVu)</dir>" + cache), to: "dejavu.conf")
    let result = try render("dejavu.conf")
    let note =
      "note: no installed font has 温 度 濃, so boxes are drawn in their place; the Debian package "
      + "fonts-noto-cjk has such letters\n"
    #expect(result.status == 0 && result.errors.components(separatedBy: note).count == 2)
    #expect(try !render("dejavu.conf", "--quiet --retrain").errors.contains("note:"))
  }
}
