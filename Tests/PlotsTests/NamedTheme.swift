import Graphics
import Plots
import Testing

/// A theme as a test's argument.
struct NamedTheme: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let theme: Theme

  static let all = [
    NamedTheme(testDescription: "light", theme: .light),
    NamedTheme(testDescription: "dark", theme: .dark),
  ]

  var isLight: Bool { theme == .light }
  var classes: [Color] { (0..<10).map { theme.classColor($0) } }
  /// The colours of the classes' areas.
  var tints: [Color] { classes.map { theme.panel.mixed(with: $0, theme.tintStrength) } }
}
