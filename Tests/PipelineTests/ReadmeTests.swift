import Files
import Foundation
import Graphics
import Testing

@testable import Pipeline

struct ReadmeTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test func picturesAreFoundByTheirFolders() throws {
    let page = try workspace.write(
      """
      ![A film](out/a/film.gif) and <img src="out/b/x.png" width="3"> [text](out/a/config.json)
      <source srcset="./out/a/dark.gif"> ![web](https://example.org/out/a/y.gif) ![z](elsewhere/a/z.gif)
      """, to: "README.md")
    let inner = try workspace.write("![again](film.gif) ![other](../b/w.png)", to: "inner.md")
    try FileManager.default.createDirectory(
      atPath: "\(workspace.path)/out/a", withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: inner, toPath: "\(workspace.path)/out/a/README.md")
    let found = try ShownPictures(
      pages: [page, "\(workspace.path)/out/a/README.md"], output: "\(workspace.path)/out")
    let root = workspace.path
    #expect(
      found.folders == [
        ShownPictures.Folder(path: "\(root)/out/a", files: ["dark.gif", "film.gif"]),
        ShownPictures.Folder(path: "\(root)/out/b", files: ["w.png", "x.png"]),
      ])
  }

  /// A label of four by seven pixels is missed; another palette is not.
  @Test func aMissingLabelIsSeenAndAnotherShadeIsNot() {
    let gray = Bitmap(width: 40, height: 30, pixels: Array(repeating: 0xFF80_8080, count: 1200))
    var shaded = gray
    for i in shaded.pixels.indices { shaded.pixels[i] = 0xFF84_7D80 }
    #expect(PictureComparison.difference(gray, shaded) == nil)
    var labelled = gray
    // In every channel, and in each alone.
    for color: UInt32 in [0xFF20_2020, 0xFF20_8080, 0xFF80_2080, 0xFF80_8020, 0x8080_8080] {
      for y in 10..<17 { for x in 5..<9 { labelled.pixels[y * 40 + x] = color } }
      #expect(PictureComparison.difference(gray, labelled) == "28 pixels have other colours")
    }
    let small = Bitmap(width: 30, height: 40, pixels: gray.pixels)
    #expect(PictureComparison.difference(gray, small) == "40 × 30 pixels and 30 × 40")
  }
}
