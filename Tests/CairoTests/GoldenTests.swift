import Cairo
import Foundation
import Graphics
import TestSupport
import Testing

@Suite struct GoldenTests {
  /// Golden text is DejaVu Sans's; where fontconfig has to put another font in its place, letters are not compared.
  private static let hasFont =
    ["/usr/share/fonts", "/usr/local/share/fonts"].contains { folder in
      FileManager.default.enumerator(atPath: folder)?.contains { path in
        (path as? String)?.hasSuffix("DejaVuSans.ttf") ?? false
      } ?? false
    }

  @Test(arguments: ["lines", "symbols", "images"]) func shapesLookAsExpected(_ name: String) throws
  {
    let scene = Scenes.scene(name)
    try Golden.check(
      name, PixelMetrics.draw(scene.marks, width: 220, height: 160, background: scene.background))
  }

  @Test(.enabled(if: hasFont), arguments: ["text", "clips"]) func lettersLookAsExpected(
    _ name: String
  ) throws {
    let scene = Scenes.scene(name)
    try Golden.check(
      name, PixelMetrics.draw(scene.marks, width: 220, height: 160, background: scene.background))
  }
}
