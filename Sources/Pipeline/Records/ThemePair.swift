import Figures
import Output

/// A figure in a light and a dark theme, as a web page or a README shows the one that suits the reader.
struct ThemePair {
  let light: String
  let dark: String
  let altText: String
  let element: WebElement

  /// The pairs among figures that a config's `themes` have made of one.
  ///
  /// - Parameter files: of the figures, in their order.
  static func pairs(of figures: [FigureSpec], _ files: [OutputFile]) -> [ThemePair] {
    let all = Array(zip(figures, files))
    return all.compactMap { figure, file in
      guard figure.theme == .light, let themed = figure.themedFile,
        let element = figure.format.element,
        let dark = all.first(where: { $0.0.theme == .dark && $0.0.themedFile == themed })
      else { return nil }
      return ThemePair(
        light: file.path, dark: dark.1.path, altText: file.altText, element: element)
    }
  }

  /// Lines of HTML.
  var html: String {
    let media = "media=\"(prefers-color-scheme: dark)\""
    let (light, dark) = (Self.address(light), Self.address(dark))
    let text = Self.attribute(altText)
    return switch element {
    case .picture:
      """
      <picture>
        <source \(media) srcset="\(dark)">
        <img src="\(light)" alt="\(text)">
      </picture>
      """
    case .video:
      """
      <video autoplay loop muted playsinline aria-label="\(text)">
        <source \(media) src="\(dark)">
        <source src="\(light)">
      </video>
      """
    }
  }

  /// A path as a relative URL (RFC 3986): what is neither unreserved nor a slash is given in percent.
  private static func address(_ path: String) -> String {
    path.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || "-._~/".unicodeScalars.contains(scalar)
      return isPlain ? String(scalar) : "%" + Self.hexadecimal(byte)
    }.joined()
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  private static func attribute(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\n", "\r", "\r\n", "\t": " "
      default: String(character)
      }
    }.joined()
  }
}
