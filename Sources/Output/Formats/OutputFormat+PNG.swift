import Cairo
import PNG

extension OutputFormat {
  /// A film of it is an APNG, which programs that know no animation show the first frame of.
  public static let png = OutputFormat(
    "png", mediaType: "image/png", summary: "one moment, in pixels", options: [.loop],
    warning: ofBrowsers,
    picture: { picture in
      var canvas = try Canvas(picture.scene.size)
      try canvas.draw(picture.scene)
      return try PNG.encode(canvas.bitmap())
    },
    film: { try APNGFilm($0).write() })
}
