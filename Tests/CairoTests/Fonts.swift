import Foundation
import Graphics

@testable import Cairo

/// Fonts that tests know: DejaVu Sans where it is installed, and those that `Fonts/fonts.py` wrote.
enum Fonts {
  /// The folder of DejaVu Sans.
  static let dejaVu: String? = ["/usr/share/fonts", "/usr/local/share/fonts"].lazy
    .flatMap { root in
      (FileManager.default.subpaths(atPath: root) ?? []).lazy.map { "\(root)/\($0)" }
    }
    .first { $0.hasSuffix("/DejaVuSans.ttf") }
    .map { ($0 as NSString).deletingLastPathComponent }

  /// Shapes text with the fonts of these folders alone.
  static func shaper(_ folders: [String?]) throws -> TextShaper {
    let names = folders.map { "<dir>\($0 ?? "")</dir>" }.joined()
    let cache = NSTemporaryDirectory() + "netlapse-fontconfig"
    return try TextShaper(
      FontLibrary(
        configuration:
          "<?xml version=\"1.0\"?><fontconfig>\(names)<cachedir>\(cache)</cachedir></fontconfig>"))
  }

  /// DejaVu Sans alone.
  static let plain = Result { try shaper([dejaVu]) }

  /// DejaVu Sans and the fonts beside these tests.
  static let known = Result {
    let folder = Bundle.module.url(forResource: "Fonts", withExtension: nil)?.path
    return try shaper([dejaVu, folder])
  }

  static func draw(
    _ text: Text, width: Int = 220, height: Int = 160, with shaper: TextShaper
  ) throws -> Bitmap {
    var canvas = try Canvas(Size(width: width, height: height), shaper: shaper)
    try canvas.draw(Scene(size: canvas.size, marks: [.text(text)]))
    return canvas.bitmap()
  }
}
