extension HTMLWriter {
  /// What shows all runs together; nothing where there is no such film.
  func comparison(of page: ReportPage) -> HTMLWriter {
    var html = HTMLWriter()
    if page.films.isEmpty { return html }
    html.add("<section aria-labelledby=\"comparison\">\n<h2 id=\"comparison\">Comparison</h2>\n")
    for note in page.comparisonNotes { html.add("<p>\(note.htmlEscaped)</p>\n") }
    html.add("<div class=\"films\">\n")
    for film in page.films { html.add(film, of: nil, film.moments ?? [], caption: film.name) }
    html.add("</div>\n</section>\n")
    return html
  }

  /// The films of all runs, those of one figure beside each other; nothing where there are none.
  func films(of page: ReportPage) -> HTMLWriter {
    var html = HTMLWriter()
    var names: [String] = []
    for name in page.runs.flatMap(\.films).map(\.name) where !names.contains(name) {
      names.append(name)
    }
    guard !names.isEmpty else { return html }
    html.add("<section aria-labelledby=\"films\">\n<h2 id=\"films\">Films</h2>\n")
    for note in page.filmNotes { html.add("<p>\(note.htmlEscaped)</p>\n") }
    if page.runs.count == 1 { html.add("<div class=\"films\">\n") }
    for name in names {
      if page.runs.count > 1 {
        html.add("<h3>\(name.htmlEscaped)</h3>\n<div class=\"films small\">\n")
      }
      for (index, run) in page.runs.enumerated() {
        for film in run.films where film.name == name {
          html.add(
            film, of: index, film.moments ?? run.moments,
            caption: page.runs.count > 1 ? run.label : name)
        }
      }
      if page.runs.count > 1 { html.add("</div>\n") }
    }
    if page.runs.count == 1 { html.add("</div>\n") }
    html.add("</section>\n")
    return html
  }

  /// - Parameters:
  ///   - run: its index; `nil` for a film of all runs.
  ///   - moments: the epoch of each frame; none where frames are no moments.
  private mutating func add(
    _ film: ReportFilm, of run: Int?, _ moments: [Double], caption: String
  ) {
    var classes: [String] = []
    if let size = film.size, size.width > 2 * size.height { classes.append("wide") }
    switch film.theme {
    case .any: break
    case .light: classes.append("in-light")
    case .dark: classes.append("in-dark")
    }
    let isGIF = film.mediaType == "image/gif"
    add("<figure")
    if let run { add(" data-r=\"\(run)\"") }
    if !classes.isEmpty { add(" class=\"\(classes.joined(separator: " "))\"") }
    if isGIF { add(" data-moments=\"\(ReportNumbers.list(moments))\"") }
    add(">")
    let text = film.altText.htmlEscaped
    if film.mediaType.hasPrefix("video/") {
      add("<video controls muted loop playsinline aria-label=\"\(text)\" src=\"")
      add(data: film.bytes, film.mediaType)
      add("\"></video>")
    } else {
      // Where nothing may move by itself, the first image stands for the film.
      let still = isGIF ? GIFStill.first(of: film.bytes) : nil
      add("<picture>")
      if let still {
        add("<source media=\"(prefers-reduced-motion: reduce)\" srcset=\"")
        add(data: still, film.mediaType)
        add("\">")
      }
      add("<img alt=\"\(text)\"")
      if let size = film.size { add(" width=\"\(size.width)\" height=\"\(size.height)\"") }
      add(" src=\"")
      add(data: film.bytes, film.mediaType)
      add("\"></picture>")
    }
    add("<figcaption>\(caption.htmlEscaped)</figcaption></figure>\n")
  }

  private mutating func add(data: [UInt8], _ mediaType: String) {
    add("data:\(mediaType);base64,")
    add(base64: data)
  }
}
