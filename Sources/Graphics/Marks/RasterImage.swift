/// A bitmap stretched over a rectangle, smoothly interpolated between pixel centres.
public struct RasterImage: Sendable, Equatable {
  public var bitmap: Bitmap
  public var frame: Rect

  public init(_ bitmap: Bitmap, in frame: Rect) {
    self.bitmap = bitmap
    self.frame = frame
  }
}
