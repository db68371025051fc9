extension OutputFormat {
  public static let webp = OutputFormat(
    "webp", mediaType: "image/webp", summary: "a lossless film for web pages, by ffmpeg",
    options: [.loop],
    program: "ffmpeg", warning: ofBrowsers,
    film: FFmpegFilm(
      arguments: {
        [
          "-c:v", "libwebp_anim", "-lossless", "1", "-pix_fmt", "bgra", "-loop",
          "\($0.options.loops)",
        ]
      }, muxer: "webp", isWhole: isWholeWebP
    ).write)

  /// One RIFF chunk that holds all others.
  @Sendable static func isWholeWebP(_ film: FilmContainer) -> Bool {
    let head = film.bytes(12, at: 0)
    guard head.count == 12, head.starts(with: "RIFF".utf8), head[8...].starts(with: "WEBP".utf8)
    else { return false }
    return FilmContainer.number(Array(head[4..<8].reversed())[...]) + 8 == film.length
  }
}
