extension OutputFormat {
  public static let webm = OutputFormat(
    "webm", mediaType: "video/webm", summary: "a film for web pages, by ffmpeg",
    canBeTransparent: false,
    element: .video, program: "ffmpeg",
    film: FFmpegFilm(
      arguments: {
        FFmpegFilm.video($0) + ["-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-row-mt", "1"]
      }, muxer: "webm", isWhole: isWholeWebM
    ).write)

  /// A header and a segment (RFC 8794), whose length is written when the film has ended.
  @Sendable static func isWholeWebM(_ film: FilmContainer) -> Bool {
    guard let header = element(film, at: 0), header.id == 0x1A45_DFA3,
      let segment = element(film, at: header.end), segment.id == 0x1853_8067
    else { return false }
    return segment.end == film.length
  }

  /// An element's identifier, and where its contents end; `nil` where there is none, or its length is left open.
  private static func element(
    _ film: FilmContainer, at position: Int
  ) -> (id: Int, end: Int)? {
    let head = film.bytes(12, at: position)
    guard let first = head.first, first >= 0x10 else { return nil }
    let idLength = first.leadingZeroBitCount + 1
    guard head.count > idLength, head[idLength] > 0 else { return nil }
    let sizeLength = head[idLength].leadingZeroBitCount + 1
    guard head.count >= idLength + sizeLength else { return nil }
    let mask = 1 << (7 * sizeLength) - 1
    let size = FilmContainer.number(head[idLength..<idLength + sizeLength]) & mask
    guard size != mask, size < 1 << 50 else { return nil }
    return (FilmContainer.number(head[..<idLength]), position + idLength + sizeLength + size)
  }
}
