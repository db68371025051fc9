import Graphics

/// The sizes of a page's texts, in pixels.
///
/// Everything scales with the picture, so that a figure at half size is the same figure, but no text gets smaller than
/// can be read; below 500 pixels of width type is larger and the layout another.
struct TypeSize: Sendable {
  /// Pixels that a length of 1 has.
  let unit: Double
  let isCompact: Bool

  /// In pixels, the least that can be read.
  let least: Double

  init(_ style: PageStyle, columns: Int, rows: Int) {
    let ratio = style.pixelRatio
    let (width, height) = (Double(style.size.width) / ratio, Double(style.size.height) / ratio)
    isCompact = width < 500 || height < 300
    // A page of one plot at 800 × 600 has a unit of 1; a plot of many is not read from nearer.
    let page = min(width / 800, height / 600)
    let panel = min(width / Double(columns) / 420, height / Double(rows) / 330)
    let unit = max(min(page, panel) * (isCompact ? 1.35 : 1), Self.leastTick / 14)
    self.unit = unit * ratio
    least = Self.leastTick * ratio
  }

  private static let leastTick = 9.25

  var title: Double { unit * (isCompact ? 18 : 22) }
  var subtitle: Double { unit * 15 }
  var panelTitle: Double { unit * 16 }
  var tick: Double { unit * 14 }
  var axis: Double { unit * 15 }
  var legend: Double { unit * 15 }
  var readingName: Double { unit * 14 }
  var reading: Double { unit * 23 }
}
