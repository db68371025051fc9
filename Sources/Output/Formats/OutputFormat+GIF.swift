extension OutputFormat {
  public static let gif = OutputFormat(
    "gif", mediaType: "image/gif", summary: "a film of up to 256 colours, shown everywhere",
    options: [.quality, .effort, .maxBytes, .colors, .dither, .denoise, .loop], warning: ofGIF,
    film: { try GIFFilm($0.denoised()).write() })

  @Sendable private static func ofGIF(_ pace: Pace) -> String? {
    switch pace {
    case .framesPerSecond(let rate) where rate > 50:
      "a GIF shows at most 50 frames a second, so the film is slower than asked"
    case .delays where pace.shortest < 2, .recorded where pace.shortest < 2:
      "browsers show frames of less than 2 hundredths of a second for 10"
    default: nil
    }
  }
}
