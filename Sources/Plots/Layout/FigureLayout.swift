import Graphics

/// Where the parts of a figure go: title above, axes on the left, a column for legend and readings on the right.
///
/// Everything scales with the picture, so that a figure at half size is the same figure. The column is outside the
/// axes, so that a legend never covers data.
public struct FigureLayout: Sendable, Equatable {
  public let size: Size
  public let theme: Theme
  /// Lengths below are given for 800×600 and multiplied by this.
  public let scale: Double
  /// Inside the axes, on whole pixels.
  public let plot: Rect
  /// The column on the right.
  public let side: Rect

  /// - Parameter hasTicks: leaves room for tick and axis labels; without them the axes get it.
  public init(size: Size, theme: Theme, hasTicks: Bool = true) {
    self.size = size
    self.theme = theme
    let (width, height) = (Double(size.width), Double(size.height))
    let scale = min(width / 800, height / 600)
    self.scale = scale
    let left = (scale * (hasTicks ? 76 : 28)).rounded()
    let top = (scale * 72).rounded()
    let sideWidth = (scale * 186).rounded()
    let bottom = (scale * (hasTicks ? 62 : 28)).rounded()
    plot = Rect(
      x: left, y: top, width: max(1, width - left - sideWidth),
      height: max(1, height - top - bottom))
    side = Rect(
      x: plot.right + scale * 22, y: top, width: sideWidth - scale * 34,
      height: plot.height)
  }

  public static let titleSize = 22.0
  public static let bodySize = 16.0
  public static let tickSize = 15.0

  /// The title, and a quieter line under it.
  public func heading(_ title: String, _ subtitle: String? = nil) -> [Mark] {
    var marks: [Mark] = [
      .text(
        Text(
          title, at: Point(plot.left, scale * (subtitle == nil ? 46 : 32)),
          size: fitted(title, Self.titleSize, .bold), color: theme.text, weight: .bold))
    ]
    if let subtitle { marks.append(caption(subtitle)) }
    return marks
  }

  /// The line under the title by itself, for films in which only it changes.
  public func caption(_ string: String) -> Mark {
    .text(
      Text(
        string, at: Point(plot.left, scale * 57), size: fitted(string, Self.bodySize, .regular),
        color: theme.mutedText))
  }

  /// An em at which `string` fits beside the margins: `size` if that does, else less.
  private func fitted(_ string: String, _ size: Double, _ weight: Text.Weight) -> Double {
    let room = Double(self.size.width) - plot.left - scale * 12
    let width = FontMetrics.width(of: string, size: size * scale, weight: weight)
    return size * scale * min(1, room / max(width, 1))
  }
}
