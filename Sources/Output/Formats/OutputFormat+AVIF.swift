extension OutputFormat {
  /// The colours of text and thin lines keep their full resolution.
  public static let avif = OutputFormat(
    "avif", mediaType: "image/avif",
    summary: "a small film for pages that new browsers show, by ffmpeg",
    canBeTransparent: false, program: "ffmpeg",
    film: FFmpegFilm(
      arguments: {
        FFmpegFilm.video($0, halvesColors: false) + [
          "-c:v", "libaom-av1", "-crf", "30", "-b:v", "0", "-cpu-used", "6", "-row-mt", "1",
        ]
      }, muxer: "avif", isWhole: isWholeMP4
    ).write)
}
