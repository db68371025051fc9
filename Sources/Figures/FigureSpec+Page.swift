import Formatting
import Graphics
import Plots

extension FigureSpec {
  /// The figure of a run as a page, with its frames in the order of the film.
  ///
  /// - Parameter survey: looks at all frames, for what stays over the film.
  /// - Throws: `FigureError` when it does not suit the run's data or network, and what a network throws that cannot be read.
  public func page(of run: Run, survey: any Survey = SerialSurvey()) throws -> Page {
    try kind.check(options, run.facts())
    let instants = try kind.instants(of: run, options)
    let subject = Subject(run, instants: instants, survey: survey)
    let isTraining = Set(instants.map { $0.moments }).count > 1 || run.moments.count == 1
    return Page(
      title: title ?? "", caption: caption, content: try kind.content(of: subject, options),
      readings: isTraining ? run.readings : [], strip: isTraining ? run.lossStrip : nil,
      frames: instants)
  }

  /// How the page is laid out in a size.
  ///
  /// - Parameter size: `nil` for the figure's own.
  public func style(_ size: Size? = nil) -> PageStyle {
    let size = size ?? pixels
    return PageStyle(
      size: size, hasLegend: hasLegend, hasSidePanel: hasSidePanel,
      background: background)
  }

  /// The size of the file's picture.
  public var pixels: Size {
    Size(
      width: Int((Double(size.width) * scale).rounded()),
      height: Int((Double(size.height) * scale).rounded()))
  }

  /// The film of a page of this figure.
  ///
  /// - Parameters:
  ///   - size: `nil` for the figure's own.
  /// - Throws: `LayoutError` when it has no room, and what a network throws that cannot be read.
  public func film(
    _ page: Page, size: Size? = nil, text: any TextMeasure
  ) throws -> Film {
    let wanted = size ?? pixels
    var page = page
    page.frames = frames(page)
    return try PageLayout(page, style(wanted), scale: Double(wanted.width) / Double(self.size.width), text: text)
      .film(theme.theme)
  }

  /// The frames of a film, the first of them its poster; the one frame of a picture.
  private func frames(_ page: Page) -> [Instant] { page.frames }
}
