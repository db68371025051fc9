import Config
import Figures

extension FigureSpec {
  /// Seconds.
  private static let holds = 0.0...60.0

  /// The keys that the top of a config may give for all figures.
  static var sharedFields: [Field<FigureSpec>] {
    [
      .number("framesPerSecond", \.framesPerSecond, in: frameRates)
        .documented(
          """
          How fast a film runs. A GIF counts hundredths of a second, so delays are rounded to them, without adding up.
          """),
      Field("size", shape: sizeShape, read: readSize, tree: { _ in nil })
        .documented(
          "Width and height in one, in pixels: `[800, 600]` or `\"800x600\"`.",
          default: "see `width` and `height`"),
      .integer("width", \.size.width, in: widths).documented("In pixels."),
      .integer("height", \.size.height, in: heights).documented("In pixels."),
      .choice("theme", \.theme).documented("The colours of background and text."),
      .number("holdLast", \.holdLast, in: holds)
        .documented(
          "Seconds that the last frame stays longer than the others, before the film starts again."),
      .integer("quality", \.quality, in: qualities)
        .documented(
          """
          How true a film is to its frames: 90 is a peak signal-to-noise ratio of 50 dB, and 20 less are 5 dB less.
          """),
      .choice("effort", \.effort)
        .documented(
          """
          How much work is spent on making a film smaller at the same quality: films are 2 to 13 % larger with `fast` than \
          with `default`, which takes two to three times as long; `max` gives frames palettes of their own where one for \
          the film does not reach the quality. The same as `stitch --effort`.
          """),
      .optionalByteCount("maxBytes", \.maxBytes, in: byteCounts)
        .documented(
          """
          The most bytes that a film may take, k being 1,000 and Ki 1,024. Quality gives way first, then colours, frames and \
          size.
          """, default: "any number"),
    ]
  }
}
