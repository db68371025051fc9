import Graphics

/// A density for each band of the y axis over one x axis, that of the film's start pale behind it, and a note at its right.
public struct Ridges: Geom {
  let x: ScaleID
  let range: ClosedRange<Double>
  let tops: [Double]
  let start: [[Double]]
  let longestNote: [String]
  let note: @Sendable (Frame) throws -> [[String]]
  let densities: @Sendable (Frame) throws -> [[Double]]

  public static let now = Ink(.series(0), opacity: 0.5)
  public static let past = Ink(.muted, opacity: 0.3)
  /// The share of a band that a ridge may fill.
  private static let height = 0.88

  /// - Parameters:
  ///   - range: what the bins, all of one width, cover.
  ///   - tops: for each band the density that fills it in all frames; what is above is cut off.
  ///   - start: for each band a density in each bin.
  ///   - longestNote: the widest of all.
  ///   - note: for each band in words, which are in one line, or one under the other right of a narrow range; empty for none.
  ///   - densities: as `start`, of a frame.
  public init(
    x: ScaleID, range: ClosedRange<Double>, tops: [Double], start: [[Double]],
    longestNote: [String], note: @escaping @Sendable (Frame) throws -> [[String]],
    densities: @escaping @Sendable (Frame) throws -> [[Double]]
  ) {
    self.x = x
    self.range = range
    self.tops = tops
    self.start = start
    self.longestNote = longestNote
    self.note = note
    self.densities = densities
  }

  public var extents: [ScaleID: Extent] { [x: Extent(range)] }

  public func drawing(in panel: Panel) -> Drawing {
    let (fill, stroke) = (panel.color(Self.now), panel.stroke(Pen(.series(0), width: 1.6)))
    let base = tops.indices.map { index in
      Path.line(
        from: Point(panel.rect.left, foot(index, panel)),
        to: Point(panel.rect.right, foot(index, panel))
      ).elements
    }
    let pale = start.enumerated().map { index, density in
      Mark.path(outline(density, index, panel, closed: true), fill: panel.color(Self.past))
    }
    let band = panel.vertical(1) - panel.vertical(0)
    let size = panel.readable(min(13 * panel.unit, band * 0.5))
    let edge = panel.rect.right - 8 * panel.unit
    let room = edge - panel.rect.left - panel.scale(x).fraction(range.upperBound) * panel.rect.width
    let isOneLine =
      panel.text.width(of: longestNote.joined(separator: " "), size: size, weight: .regular) <= room
    let hasNotes = band >= size * (isOneLine ? 1 : Self.pitch * Double(longestNote.count))
    return Drawing(
      fixed: [.path(Path(base.flatMap { $0 }), stroke: panel.stroke(Pen(.grid)))] + pale
    ) { frame in
      let ridges = try densities(frame).enumerated().flatMap { index, density -> [Mark] in
        [
          .path(outline(density, index, panel, closed: true), fill: fill),
          .path(outline(density, index, panel, closed: false), stroke: stroke),
        ]
      }
      guard hasNotes else { return ridges }
      return ridges
        + (try note(frame).enumerated().flatMap { index, words -> [Mark] in
          let lines = isOneLine ? [words.joined(separator: " ")] : words
          return lines.enumerated().map { line, text in
            let offset = (Double(line) - Double(lines.count - 1) / 2) * size * Self.pitch
            return .text(
              Text(
                text, at: Point(edge, foot(index, panel) - band * 0.46 + offset), size: size,
                color: panel.color(Ink(.muted)), horizontal: .end, vertical: .middle))
          }
        }).filter { if case .text(let text) = $0 { !text.string.isEmpty } else { true } }
    }
  }

  /// Of lines, in ems.
  private static let pitch = 1.2

  /// The ordinate of density 0.
  private func foot(_ band: Int, _ panel: Panel) -> Double {
    (panel.vertical(Double(band + 1)) - 1).rounded(.down) - 0.5
  }

  /// Through the middle of each bin, from 0 to 0.
  private func outline(
    _ density: [Double], _ band: Int, _ panel: Panel, closed: Bool
  ) -> Path {
    let scale = panel.scale(x)
    let foot = foot(band, panel)
    let height = (foot - panel.vertical(Double(band))) * Self.height
    let width = (range.upperBound - range.lowerBound) / Double(max(density.count, 1))
    func place(_ bin: Double, _ share: Double) -> Point {
      let value = range.lowerBound + width * (bin + 0.5)
      return Point(
        panel.rect.left + scale.fraction(value) * panel.rect.width, foot - min(share, 1) * height)
    }
    let top = tops[band] > 0 ? tops[band] : 1
    let shares = [0] + density.map { $0 / top } + [0]
    let points = shares.enumerated().map { index, share in
      // The first and the last are the range's ends.
      place(min(max(Double(index) - 1, -0.5), Double(density.count) - 0.5), share)
    }
    if closed { return Path(through: points, closed: true) }
    // Where there is nothing there is no line.
    return Path(
      points.indices.dropFirst().flatMap { index -> [Path.Element] in
        let isEmpty = shares[index] == 0 && shares[index - 1] == 0
        if isEmpty { return [] }
        let starts = index == 1 || shares[index - 1] == 0 && shares[max(index - 2, 0)] == 0
        return (starts ? [.move(points[index - 1])] : []) + [.line(points[index])]
      })
  }
}
