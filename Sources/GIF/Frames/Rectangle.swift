extension GIF {
  /// A part of the screen, in pixels from the top left.
  public struct Rectangle: Sendable, Equatable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    /// The smallest rectangle that holds both.
    func union(_ other: Rectangle) -> Rectangle {
      let left = min(x, other.x)
      let top = min(y, other.y)
      return Rectangle(
        x: left, y: top, width: max(x + width, other.x + other.width) - left,
        height: max(y + height, other.y + other.height) - top)
    }
  }

  /// What becomes of an image's part of the screen before the next image.
  public enum Disposal: UInt8, Sendable {
    case unspecified = 0
    /// The image stays.
    case keep = 1
    /// Its rectangle becomes transparent.
    case background = 2
    /// Its rectangle becomes what it was before.
    case previous = 3
  }
}
