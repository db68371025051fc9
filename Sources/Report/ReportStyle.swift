import Graphics
import Plots

/// The style and the script of every page.
enum ReportStyle {
  static let css: String =
    ":root {\n\(variables(.light))}\n@media (prefers-color-scheme: dark) {\n:root {\n\(variables(.dark))}\n}\n"
    + seriesClasses + String(decoding: PackageResources.report_css, as: UTF8.self)

  static func script(hasFilms: Bool) -> String {
    (hasFilms ? String(decoding: PackageResources.gif_js, as: UTF8.self) : "")
      + String(decoding: PackageResources.report_js, as: UTF8.self)
  }

  /// How many colours series have before they are repeated with other dashes.
  static let colorCount = 10

  private static let seriesClasses = (0..<colorCount).map { ".s\($0) { --c: var(--s\($0)); }\n" }
    .joined()

  /// A theme's colours as variables of the style.
  private static func variables(_ theme: Theme) -> String {
    let colors =
      [
        ("background", theme.background), ("panel", theme.panel), ("text", theme.text),
        ("muted", theme.mutedText), ("grid", theme.grid), ("axis", theme.axis),
        ("focus", theme.classColor(0)), ("problem", theme.classColor(8)),
      ] + (0..<colorCount).map { ("s\($0)", theme.classColor($0)) }
    return colors.map { "--\($0): \(hex($1));\n" }.joined()
  }

  private static func hex(_ color: Color) -> String {
    let digits = String(color.pixel & 0xFFFFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
