import Graphics

/// Small images in grids, one grid under the other, with labels at their left and captions under each image. Pixels stay
/// squares of one colour where images are enlarged. Works in a panel without axes.
///
/// Where images would be too small to be read, the last place of a grid says how many are left out.
public struct Tiles: Geom {
  /// A grid of cells of one size.
  public struct Section: Sendable {
    /// At its left; empty for none.
    public var label: [String]
    public var count: Int
    /// Of an image, in its own pixels.
    public var width: Int
    public var height: Int
    /// One for each image of a cell, which lie side by side.
    public var colors: [TileColors]
    /// Each caption's longest text over all frames, from the first line to the last.
    public var longest: [String]

    public init(
      label: [String] = [], count: Int, width: Int, height: Int, colors: [TileColors],
      longest: [String] = []
    ) {
      self.label = label
      self.count = count
      self.width = width
      self.height = height
      self.colors = colors
      self.longest = longest
    }
  }

  /// What a place shows in a frame.
  public struct Cell: Sendable, Equatable {
    /// Side by side; none for an empty place.
    public var images: [TileImage]
    public var captions: [String]
    public var verdict: Verdict

    public init(_ images: [TileImage], captions: [String] = [], verdict: Verdict = .none) {
      self.images = images
      self.captions = captions
      self.verdict = verdict
    }
  }

  /// Whether what is said of an image is right; told by colour, dashes and a cross.
  public enum Verdict: Sendable { case none, right, wrong }

  public static let right = Pen(.positive, width: 2.5)
  public static let wrong = Pen(.negative, width: 3, dash: [6, 3])

  /// Entries of a legend for verdicts.
  public static let verdicts = [
    Guide("right", .line(right)), Guide("wrong", .line(wrong)),
  ]

  let sections: [Section]
  let cells: @Sendable (Frame, _ shown: [Int]) throws -> [[Cell]]

  /// - Parameter cells: those of each section, of which so many are shown.
  public init(
    _ sections: [Section],
    cells: @escaping @Sendable (Frame, _ shown: [Int]) throws -> [[Cell]]
  ) {
    self.sections = sections
    self.cells = cells
  }

  public func drawing(in panel: Panel) -> Drawing {
    let layout = TilesLayout(sections, in: panel)
    let sections = sections
    let counts = layout.grids.map(\.cells.count)
    return Drawing(fixed: layout.fixedMarks(panel), isClipped: false) { frame in
      zip(zip(layout.grids, sections), try cells(frame, counts)).flatMap { place, cells in
        place.0.marks(cells, place.1, panel)
      }
    }
  }
}

extension TilesLayout.Grid {
  /// What changes: images, their frames, captions.
  fileprivate func marks(_ cells: [Tiles.Cell], _ section: Tiles.Section, _ panel: Panel) -> [Mark]
  {
    let fitting = TextFitting(measure: panel.text, least: panel.leastType)
    var (images, texts): ([Mark], [Mark]) = ([], [])
    var frames: [[Path.Element]] = [[], [], []]
    var crosses: [Point] = []
    // Behind images that have gaps.
    var gaps: [Path.Element] = []
    for (place, cell) in zip(self.cells, cells) where !cell.images.isEmpty {
      for (index, image) in cell.images.enumerated() {
        let rect = self.image(index, of: place)
        images.append(
          .image(
            RasterImage(
              image.bitmap(section.colors[index], panel.theme), in: rect, isSmooth: isSmooth)))
        if image.values.contains(where: \.isNaN) { gaps += Path.rectangle(rect).elements }
        let (kind, distance) =
          switch cell.verdict {
          case .none: (0, 0.5)
          case .right: (1, Tiles.right.width / 2 * panel.unit)
          case .wrong: (2, Tiles.wrong.width / 2 * panel.unit)
          }
        frames[kind] += Path.rectangle(rect.inset(by: -distance)).elements
        if cell.verdict == .wrong, index == 0 { crosses.append(Point(rect.right, rect.top)) }
      }
      for (line, text) in cell.captions.enumerated() where !text.isEmpty {
        texts.append(
          .text(
            Text(
              fitting.elided(text, captionSize, room: place.width + gap * 0.8),
              at: Point(
                place.center.x,
                place.top + imageHeight + captionSize * (1.3 + TilesLayout.pitch * Double(line))),
              size: captionSize, color: panel.color(Ink(line == 0 ? .text : .muted)),
              horizontal: .middle)))
      }
    }
    let pens = [Pen(Ink(.axis, opacity: 0.6), width: 1), Tiles.right, Tiles.wrong]
    let outlines = zip(frames, pens).compactMap { elements, pen -> Mark? in
      elements.isEmpty ? nil : .path(Path(elements), stroke: panel.stroke(pen))
    }
    let radius = min(6 * panel.unit, imageHeight * 0.2)
    let marks: [Mark] =
      crosses.isEmpty
      ? []
      : [(Ink.Role.errorCasing, 5.0), (.negative, 2.5)].map { role, width in
        .symbols(
          Symbols(
            .cross, radius: radius, stroke: panel.stroke(Pen(role, width: width)),
            positions: crosses))
      }
    let grounds: [Mark] = gaps.isEmpty ? [] : [.path(Path(gaps), fill: panel.color(Ink(.grid)))]
    return grounds + images + outlines + marks + texts
  }
}
