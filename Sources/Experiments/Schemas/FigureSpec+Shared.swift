import Figures
import Graphics
import JSON
import Output
import Schemas

extension FigureSpec {
  /// Seconds.
  private static let holds = 0.0...60.0

  /// The keys that the top of a config may give for all figures.
  static var sharedFields: [Field<FigureSpec>] {
    [
      .number("framesPerSecond", \.framesPerSecond, in: frameRates)
        .documented(
          """
          Frames a second of a film. A GIF counts hundredths of a second, so delays are rounded to them, without adding up.
          """),
      Field("size", shape: sizeShape, read: readSize, tree: { _ in nil })
        .documented(
          "Width and height in one, in pixels: `[800, 600]` or `\"800x600\"`.",
          default: "see `width` and `height`"),
      .integer("width", \.size.width, in: widths).documented("In pixels."),
      .integer("height", \.size.height, in: heights).documented("In pixels."),
      .number("scale", \.scale, in: scales).documented(
        """
        Pixels of the file for one of `width` and `height`: 2 for displays of twice the density. Shapes (`.svg`, `.pdf`) have \
        none.
        """),
      .choice("theme", \.theme).documented("The colours of background and text."),
      .choices("themes", \.themes).documented(
        """
        Themes of which each makes a file, with the theme's name in it: `["light", "dark"]` makes `film-light.gif` and \
        `film-dark.gif`, and the HTML that shows the one that suits the reader is printed.
        """, default: "the one of `theme`"),
      backgroundField,
      .boolean("legend", \.hasLegend).documented("Whether there is a legend."),
      .boolean("panel", \.hasSidePanel).documented(
        "Whether there are readings and the curve of the loss beside the figure."),
      MomentChoice.field("poster", \.poster).documented(
        """
        The state that a film begins with, for previews and slides that show the first frame only: a word, or an epoch. \
        `first` begins with the state before training.
        """),
      .number("holdLast", \.encoding.holdLast, in: holds)
        .documented(
          "Seconds that the last frame stays longer than the others, before the film starts again."),
      .number("quality", \.encoding.quality, in: qualities)
        .documented(
          """
          How true a GIF is to its frames: 90 is a peak signal-to-noise ratio of 50 dB, 20 less are 5 dB less, 95 and 99 are \
          53 and 58 dB, and 100 uses all colours. Fractions are finer steps.
          """),
      .choice("effort", \.encoding.effort)
        .documented(
          """
          How much work is spent on making a GIF smaller at the same quality: films are up to 7 % larger with `fast` than \
          with `default`, which takes two to three times as long and gives frames palettes of their own where colours \
          move on; `max` tries more and gives the smaller file. The same as `stitch --effort`.
          """),
      .optionalByteCount("maxBytes", \.encoding.maxBytes, in: byteCounts)
        .documented(
          """
          The most bytes that a GIF may take, k being 1,000 and Ki 1,024. Of quality, frames and size that gives way which \
          changes the film least as it is seen; a quality of 40, or 32 colours, stay as long as frames and size can go instead.
          """, default: "any number"),
    ]
  }

  private static var backgroundField: Field<FigureSpec> {
    let key = "background"
    return Field(
      key,
      shape: .either([
        .choice([
          ChoiceShape(name: "theme", documentation: "the theme's"),
          ChoiceShape(name: "none", documentation: "nothing: the picture is transparent there"),
        ]), .pattern("^#[0-9A-Fa-f]{6}$", text: "a colour like `\"#ffffff\"`"),
      ])
    ) { reader, spec throws(ConfigError) in
      guard reader.has(key) else { return }
      let text = try reader.string(key)
      switch text {
      case "theme": spec.background = .theme
      case "none": spec.background = .none
      default:
        let digits = text.dropFirst()
        guard text.hasPrefix("#"), digits.count == 6, digits.allSatisfy(\.isHexDigit),
          let value = UInt32(digits, radix: 16)
        else {
          throw reader.error(
            key, "\(JSONTree.excerpt(text)) is none; use theme, none or a colour like #ffffff")
        }
        spec.background = .color(Color(value))
      }
    } tree: { spec in
      switch spec.background {
      case .theme: .string("theme")
      case .none: .string("none")
      case .color(let color):
        .string("#" + String((color.pixel & 0xFF_FFFF) + 0x100_0000, radix: 16).dropFirst())
      }
    }.documented(
      "What is behind everything. Transparent can be what ends in "
        + OutputFormat.list(OutputFormat.allCases.filter(\.canBeTransparent), quote: "`") + ".")
  }
}
