import Cairo
import Foundation
import Graphics
import PNG
import TestSupport
import Testing

@Suite struct DocumentTests {
  @Test(arguments: Scenes.names) func equalScenesAreEqualFiles(_ name: String) throws {
    let scene = Scenes.scene(name)
    let (svg, pdf) = (try SVG.encode(scene), try PDF.encode(scene))
    _ = try SVG.encode(Scenes.scene("images"))
    #expect(try SVG.encode(scene) == svg)
    #expect(try PDF.encode(scene) == pdf)
    #expect(String(decoding: svg.prefix(5), as: UTF8.self) == "<?xml")
    #expect(String(decoding: pdf.prefix(5), as: UTF8.self) == "%PDF-")
  }

  @Test func sizesAreInPixels() throws {
    let svg = String(decoding: try SVG.encode(Scenes.scene("lines")), as: UTF8.self)
    #expect(svg.contains("viewBox=\"0 0 220 160\""))
    let pdf = String(decoding: try PDF.encode(Scenes.scene("lines")), as: UTF8.self)
    #expect(pdf.contains("[ 0 0 220 160 ]"))
  }

  private static func run(_ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// A PDF file, drawn by another program, is the picture.
  @Test(.enabled(if: run(["gs", "--version"])), arguments: Scenes.names)
  func pagesLookLikePictures(_ name: String) throws {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let (page, picture) = (base.path + ".pdf", base.path + ".png")
    defer { for path in [page, picture] { try? FileManager.default.removeItem(atPath: path) } }
    let scene = Scenes.scene(name)
    try Data(PDF.encode(scene)).write(to: URL(fileURLWithPath: page))
    try #require(
      Self.run([
        "gs", "-q", "-sDEVICE=png16m", "-r288", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-o",
        picture, page,
      ]))
    let drawn = try PNG.decode([UInt8](Data(contentsOf: URL(fileURLWithPath: picture))))
    let own = try PixelMetrics.draw(scene.marks, width: 220, height: 160, background: .white)
    try #require(drawn.width == 4 * own.width)
    // Edges are rendered differently, so small blocks are compared instead of pixels.
    let distances = zip(
      PixelMetrics.blocks(drawn, side: 20).pixels, PixelMetrics.blocks(own, side: 5).pixels
    ).map(PixelMetrics.distance)
    #expect(Double(distances.reduce(0, +)) / Double(distances.count) < 4)
  }
}
