extension OutputFormat {
  public static let apng = OutputFormat(
    "apng", mediaType: "image/apng", summary: "a lossless film", options: [.loop],
    warning: ofBrowsers,
    film: { try APNGFilm($0).write() })

  /// What browsers do with films of many frames a second that are no GIFs.
  @Sendable static func ofBrowsers(_ pace: Pace) -> String? {
    pace.shortest <= 1
      ? "browsers show frames of 1 hundredth of a second or less for 10" : nil
  }
}
