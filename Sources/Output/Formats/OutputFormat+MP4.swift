extension OutputFormat {
  public static let mp4 = OutputFormat(
    "mp4", mediaType: "video/mp4", summary: "a film for slides and players, by ffmpeg",
    canBeTransparent: false,
    element: .video, program: "ffmpeg",
    film: FFmpegFilm(
      arguments: {
        FFmpegFilm.video($0) + ["-c:v", "libx264", "-crf", "18", "-movflags", "+faststart"]
      }, muxer: "mp4", isWhole: isWholeMP4
    ).write)

  /// Boxes one after another, an index and the pictures among them (ISO 14496-12).
  @Sendable static func isWholeMP4(_ film: FilmContainer) -> Bool {
    var position = 0
    var kinds: Set<[UInt8]> = []
    while position < film.length {
      let head = film.bytes(16, at: position)
      guard head.count >= 8 else { return false }
      var size = FilmContainer.number(head[0..<4])
      // 1 stands for a longer number after the name, 0 for all that follows.
      if size == 1, head.count == 16 { size = FilmContainer.number(head[8..<16]) }
      if size == 0 { size = film.length - position }
      guard size >= 8, size <= film.length - position else { return false }
      kinds.insert(Array(head[4..<8]))
      position += size
    }
    return kinds.isSuperset(of: [Array("moov".utf8), Array("mdat".utf8)])
  }
}
