import Graphics
import Plots

extension FigureSpec {
  /// The figure of a run as a page.
  ///
  /// - Parameter survey: looks at all frames, for what stays over the film.
  /// - Throws: as `page(of:survey:)` of a set.
  public func page(of run: Run, survey: any Survey = SerialSurvey()) throws -> Page {
    try page(of: RunSet(run), survey: survey)
  }

  /// The figure of runs as a page, with its frames: those of the film, the first of them its poster, or the one of a picture.
  ///
  /// - Parameters:
  ///   - set: a run, or several that are compared: of more than the page has room for some are chosen, and it says so.
  ///   - survey: looks at all frames, for what stays over the film.
  /// - Throws: `FigureError` or `ComparisonError` when it does not suit the runs' data or networks, and what a network throws
  ///   that cannot be read.
  public func page(of set: RunSet, survey: any Survey = SerialSurvey()) throws -> Page {
    let set = kind.shown(of: set)
    try kind.check(options, of: set)
    let instants = try kind.instants(of: set, options)
    // Films that step through samples stand still in the training.
    let isTraining =
      set.members.allSatisfy { $0.run.moments.count == 1 }
      || Set(instants.map(\.moments)).count > 1
    let frames = frames(instants, isTraining ? set : nil)
    let content = try kind.content(
      of: Comparison(
        set, instants: instants + frames.filter { !instants.contains($0) }, survey: survey),
      options)
    let readings = content.plots.count == 1 ? content.plots[0].readings : []
    guard let run = set.members.first?.run, set.isSingle else {
      return Page(
        title: title ?? "", caption: caption,
        // A plot of all runs says itself what it shows.
        subtitle: content.plots.count > 1 ? set.subtitle?.capitalizedFirst : nil,
        content: content,
        readings: (isTraining ? try set.readings() : []) + readings, frames: frames)
    }
    let isDashboard = kind == FigureKind(Dashboard.self)
    // Curves over the epochs say where in the training we are.
    let hasTime = content.plots.contains { plot in
      plot.scales.contains { $0.id == TimeAxis.scale }
    }
    return Page(
      title: title ?? (isDashboard ? run.name : ""), caption: caption, content: content,
      readings: (isTraining ? run.readings() : []) + readings,
      strip: isTraining && !hasTime && readings.isEmpty ? run.lossStrip : nil, frames: frames)
  }

  /// The frames of the file.
  ///
  /// - Parameter set: that the film goes through; `nil` for one that steps through samples.
  private func frames(_ instants: [Instant], _ set: RunSet?) -> [Instant] {
    guard let last = instants.last else { return [] }
    func shown(_ choice: MomentChoice) -> Instant {
      guard let set else { return last }
      let moments = set.members.map { choice.index(in: $0.run) }
      if let frame = instants.first(where: { $0.moments == moments }) { return frame }
      var frame = last
      frame.moments = moments
      return frame
    }
    if !format.isFilm { return [shown(moment)] }
    guard set != nil, poster != .first, instants.count > 1 else { return instants }
    return [shown(poster)] + instants
  }

  /// The size of the file's picture, in pixels; in units where it is made of shapes, which `scale` means nothing to.
  public var pixels: Size {
    Size(
      width: Int((Double(size.width) * pixelRatio).rounded()),
      height: Int((Double(size.height) * pixelRatio).rounded()))
  }

  private var pixelRatio: Double { format.isVector ? 1 : scale }

  /// The background that suits the colours, also where none is drawn.
  public var paper: Color { theme.theme.background }

  /// The key that gives the plots more room: fewer panels, or a larger size.
  public var roomKey: String { kind == FigureKind(Dashboard.self) ? "panels" : "size" }

  /// The film of a page of this figure.
  ///
  /// - Parameter size: of the picture, in pixels; `nil` for the figure's own.
  /// - Throws: `LayoutError` when it has no room, and what a network throws that cannot be read.
  public func film(_ page: Page, size: Size? = nil, text: any TextMeasure) throws -> Film {
    try layout(page, size: size, text: text).film(theme.theme)
  }

  /// A page of this figure in a picture, without a mark drawn.
  ///
  /// - Parameter size: of the picture, in pixels; `nil` for the figure's own.
  public func layout(
    _ page: Page, size: Size? = nil, text: any TextMeasure
  ) throws(LayoutError) -> PageLayout {
    let pixels = size ?? pixels
    let ratio = max(1, Double(pixels.width) / Double(self.size.width))
    let style = PageStyle(
      size: pixels, pixelRatio: ratio, hasLegend: hasLegend,
      hasSidePanel: hasSidePanel, background: background)
    return try PageLayout(page, style, text: text)
  }
}
