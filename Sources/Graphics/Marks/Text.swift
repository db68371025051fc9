/// One line of text.
public struct Text: Sendable, Equatable {
  /// Which part of the text's width is at its position.
  public enum Horizontal: Sendable, Equatable { case start, middle, end }

  /// Which height of the text is at its position: the capitals' top or middle, the baseline, or where descenders end.
  public enum Vertical: Sendable, Equatable { case top, middle, baseline, bottom }

  public enum Weight: Sendable, Hashable { case regular, bold }

  public var string: String
  public var position: Point
  /// The em in pixels.
  public var size: Double
  public var color: Color
  public var weight: Weight
  public var horizontal: Horizontal
  public var vertical: Vertical
  /// Clockwise about `position`, in degrees.
  public var rotation: Double

  public init(
    _ string: String, at position: Point, size: Double, color: Color, weight: Weight = .regular,
    horizontal: Horizontal = .start, vertical: Vertical = .baseline, rotation: Double = 0
  ) {
    self.string = string
    self.position = position
    self.size = size
    self.color = color
    self.weight = weight
    self.horizontal = horizontal
    self.vertical = vertical
    self.rotation = rotation
  }
}
