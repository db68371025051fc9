import Graphics

/// Named numbers in the side column, large enough to be read at half size.
public enum Readings {
  /// The height of one reading at scale 1.
  public static let pitch = 58.0

  /// The names, which stay: they belong to the backdrop.
  public static func names(_ names: [String], in layout: FigureLayout, top: Double) -> [Mark] {
    names.enumerated().map { index, name in
      .text(
        Text(
          name, at: Point(layout.side.left, top + (Double(index) * pitch + 16) * layout.scale),
          size: FigureLayout.tickSize * layout.scale, color: layout.theme.mutedText))
    }
  }

  /// The values, which change with the frame.
  public static func values(_ values: [String], in layout: FigureLayout, top: Double) -> [Mark] {
    values.enumerated().map { index, value in
      .text(
        Text(
          value, at: Point(layout.side.left, top + (Double(index) * pitch + 42) * layout.scale),
          size: 24 * layout.scale, color: layout.theme.text, weight: .bold))
    }
  }
}
