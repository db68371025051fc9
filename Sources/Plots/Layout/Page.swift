import Graphics

/// Plots in one picture with a title, one legend, readings and a timeline. A single figure is a page of one plot, a dashboard
/// one of several figures, a comparison one of several runs.
public struct Page: Sendable {
  /// Above everything; empty for the title of the only plot.
  public var title: String
  /// Under the title; `nil` for the subtitle of the only plot.
  public var caption: String?
  /// Of several plots together, where there is no caption; in small pictures the readings are there instead.
  public var subtitle: String?
  public var content: Content
  public var readings: [Reading]
  public var strip: Strip?
  /// The frames in their order.
  public var frames: [Instant]

  public init(
    title: String = "", caption: String? = nil, subtitle: String? = nil, content: Content,
    readings: [Reading] = [], strip: Strip? = nil, frames: [Instant]
  ) {
    self.title = title
    self.caption = caption
    self.subtitle = subtitle
    self.content = content
    self.readings = readings
    self.strip = strip
    self.frames = frames
  }

  /// The scales of all plots, each over the values of all frames of all plots that share it.
  public var scales: [ScaleID: Scale] {
    let plots = content.plots
    var specs: [ScaleID: ScaleSpec] = [:]
    var extents: [ScaleID: Extent] = [:]
    for plot in plots {
      for spec in plot.scales { specs[spec.id] = specs[spec.id]?.joined(spec) ?? spec }
      for geom in plot.geoms {
        for (id, extent) in geom.extents { extents[id, default: Extent()].add(extent) }
      }
    }
    return specs.mapValues { $0.settled(extents[$0.id] ?? Extent()) }
  }

  /// What stands above everything.
  public var shownTitle: String { title.isEmpty ? content.plots.first?.title ?? "" : title }

  /// What a picture of the page tells those who do not see it.
  public var altText: String {
    let texts = content.plots.map(\.altText)
    return ([title] + texts).filter { !$0.isEmpty }.joined(separator: ". ")
  }
}

/// How a page is laid out.
public struct PageStyle: Sendable, Equatable {
  /// What is behind everything.
  public enum Background: Sendable, Equatable {
    case theme, none
    case color(Color)
  }

  /// Of the picture, in pixels.
  public var size: Size
  /// Pixels of the picture for one of the layout: 2 for displays of twice the density.
  public var pixelRatio: Double
  public var hasLegend: Bool
  /// The column with readings and the curve of the loss.
  public var hasSidePanel: Bool
  public var background: Background

  public init(
    size: Size, pixelRatio: Double = 1, hasLegend: Bool = true, hasSidePanel: Bool = true,
    background: Background = .theme
  ) {
    self.size = size
    self.pixelRatio = pixelRatio
    self.hasLegend = hasLegend
    self.hasSidePanel = hasSidePanel
    self.background = background
  }
}

/// Why a page cannot be laid out.
public enum LayoutError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A plot that would get less room than it can be read in, and how much.
  case noRoom(plot: String, width: Int, height: Int)

  public var description: String {
    switch self {
    case .noRoom(let plot, let width, let height):
      "\"\(plot)\" would get \(max(width, 0)) × \(max(height, 0)) pixels, too few to be read; a larger picture, fewer panels or \"legend\": false make room"
    }
  }
}
