/// A bitmap stretched over a rectangle.
public struct RasterImage: Sendable, Equatable {
  public var bitmap: Bitmap
  public var frame: Rect
  /// Whether colours are interpolated between pixel centres; else each pixel is a rectangle of one colour.
  public var isSmooth: Bool

  public init(_ bitmap: Bitmap, in frame: Rect, isSmooth: Bool = true) {
    self.bitmap = bitmap
    self.frame = frame
    self.isSmooth = isSmooth
  }
}
