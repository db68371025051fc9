import Graphics

/// What the lines, symbols and shades of a figure stand for, one under the other.
public struct Legend: Sendable, Equatable {
  public enum Key: Sendable, Equatable {
    case line(Stroke)
    case symbol(Symbol, fill: Color?, stroke: Stroke?, radius: Double)
    case shade(Color)
  }

  public struct Entry: Sendable, Equatable {
    public var label: String
    public var key: Key

    public init(_ label: String, _ key: Key) {
      self.label = label
      self.key = key
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The pitch of the entries at scale 1.
  public static let lineHeight = 25.0

  /// The height that `marks` takes.
  public func height(in layout: FigureLayout) -> Double {
    Double(entries.count) * Self.lineHeight * layout.scale
  }

  /// The entries from `top` downwards in the side column.
  public func marks(in layout: FigureLayout, top: Double) -> [Mark] {
    let scale = layout.scale
    let keyWidth = 30 * scale
    let labelStart = layout.side.left + keyWidth + 9 * scale
    let room = Double(layout.size.width) - 6 * scale - labelStart
    let size = FigureLayout.bodySize * scale * 0.95
    let widest = entries.map { FontMetrics.width(of: $0.label, size: size) }.max() ?? 0
    let fitted = size * min(1, room / max(widest, 1))
    return entries.enumerated().flatMap { index, entry -> [Mark] in
      let middle = top + (Double(index) + 0.5) * Self.lineHeight * scale
      let label = Text(
        entry.label, at: Point(labelStart, middle), size: fitted, color: layout.theme.text,
        vertical: .middle)
      return key(entry.key, from: layout.side.left, width: keyWidth, middle: middle) + [
        .text(label)
      ]
    }
  }

  private func key(_ key: Key, from left: Double, width: Double, middle: Double) -> [Mark] {
    let center = Point(left + width / 2, middle)
    switch key {
    case .line(let stroke):
      return [
        .path(.line(from: Point(left, middle), to: Point(left + width, middle)), stroke: stroke)
      ]
    case .symbol(let symbol, let fill, let stroke, let radius):
      return [
        .symbols(
          Symbols(symbol, radius: radius, fill: fill, stroke: stroke, positions: [center]))
      ]
    case .shade(let color):
      let box = Rect(
        x: left + width * 0.15, y: middle - width * 0.25, width: width * 0.7, height: width * 0.5)
      return [.path(.rectangle(box), fill: color)]
    }
  }
}
