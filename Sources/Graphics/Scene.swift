/// A drawing as a value: everything a renderer needs, already in pixels.
///
/// Marks are painted in order, later ones over earlier ones.
public struct Scene: Sendable, Equatable {
  public var size: Size
  /// What the picture starts with; `nil` leaves what is there (or transparency) to show through.
  public var background: Color?
  public var marks: [Mark]

  public init(size: Size, background: Color? = nil, marks: [Mark] = []) {
    self.size = size
    self.background = background
    self.marks = marks
  }
}
