import Graphics

/// The sizes of a page's texts, in pixels.
///
/// Everything scales with the picture, so that a figure at half size is the same figure, but no text gets smaller than
/// can be read; below 500 pixels of width type is larger and the layout another.
struct TypeSize: Sendable {
  /// Pixels that a length of 1 has.
  let unit: Double
  let isCompact: Bool

  static let least = 9.25

  init(_ size: Size, columns: Int, rows: Int) {
    let (width, height) = (Double(size.width), Double(size.height))
    isCompact = size.width < 500 || size.height < 300
    // A page of one plot at 800 × 600 has a unit of 1; a plot of many is not read from nearer.
    let page = min(width / 800, height / 600)
    let panel = min(width / Double(columns) / 420, height / Double(rows) / 330)
    unit = max(min(page, panel) * (isCompact ? 1.35 : 1), Self.least / 14)
  }

  var title: Double { unit * (isCompact ? 18 : 22) }
  var subtitle: Double { unit * 15 }
  var panelTitle: Double { unit * 16 }
  var tick: Double { unit * 14 }
  var axis: Double { unit * 15 }
  var legend: Double { unit * 15 }
  var readingName: Double { unit * 14 }
  var reading: Double { unit * 23 }
}
