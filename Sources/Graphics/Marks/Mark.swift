/// One thing to paint. A closed set, so that a renderer is one exhaustive `switch`.
public indirect enum Mark: Sendable, Equatable {
  /// An outline, filled first and then stroked.
  case path(Path, fill: Color? = nil, stroke: Stroke? = nil)
  /// The same symbol at many places.
  case symbols(Symbols)
  case text(Text)
  /// A bitmap stretched over a rectangle; on bitmaps its edges are rounded to whole pixels.
  case image(RasterImage)
  /// Marks painted only inside a rectangle; on bitmaps its edges are rounded to whole pixels.
  case clipped(Rect, [Mark])
}
