import CCairo
import Glibc
import Graphics

/// A picture that scenes are drawn on, again and again without new memory: one for each thread.
///
///     var canvas = try Canvas(scene.size)
///     try canvas.draw(scene)
///     let bitmap = canvas.bitmap()
public struct Canvas: ~Copyable {
  public let size: Size
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let pixels: UnsafeMutableBufferPointer<UInt32>
  private var sprites = SpriteCache()

  /// - Throws: `CairoError.badSize` outside 1...32,767 pixels a side, `.failed` without memory.
  public init(_ size: Size) throws(CairoError) {
    let sides = 1...CairoError.longestSide
    guard sides.contains(size.width), sides.contains(size.height) else {
      throw .badSize(size.width, size.height)
    }
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, Int32(size.width), Int32(size.height))
    let context = cairo_create(surface)
    let status = cairo_status(context)
    guard let surface, let context, status == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      throw .failed(String(cString: cairo_status_to_string(status)))
    }
    self.size = size
    self.surface = surface
    self.context = context
    pixels = UnsafeMutableBufferPointer(
      start: UnsafeMutableRawPointer(data).assumingMemoryBound(to: UInt32.self),
      count: size.width * size.height)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Replaces the picture by `scene`, drawn over `backdrop` where there is one.
  ///
  /// - Precondition: the scene and the backdrop have the canvas's size.
  public mutating func draw(_ scene: Scene, over backdrop: Bitmap? = nil) throws(CairoError) {
    precondition(scene.size == size && (backdrop?.size ?? size) == size)
    cairo_surface_flush(surface)
    if let backdrop {
      _ = backdrop.pixels.withUnsafeBufferPointer { pixels.update(fromContentsOf: $0) }
    } else {
      pixels.update(repeating: 0)
    }
    cairo_surface_mark_dirty(surface)
    let painter = ContextPainter(context, size: size)
    if let background = scene.background { painter.fillBackground(background) }
    let whole = Rect(x: 0, y: 0, width: Double(size.width), height: Double(size.height))
    try paint(scene.marks, with: painter, clip: whole)
    cairo_surface_flush(surface)
    try CairoError.check(cairo_status(context))
  }

  private mutating func paint(
    _ marks: [Mark], with painter: ContextPainter, clip: Rect
  ) throws(CairoError) {
    for mark in marks {
      switch mark {
      case .path(let path, let fill, let stroke): painter.paint(path, fill: fill, stroke: stroke)
      case .text(let text): painter.paint(text)
      case .symbols(let symbols):
        let sheet = try sprites.sheet(for: symbols)
        cairo_surface_flush(surface)
        sheet.stamp(symbols.positions, on: pixels, size: size, clip: clip)
        cairo_surface_mark_dirty(surface)
      case .image(let image):
        cairo_surface_flush(surface)
        image.blit(on: pixels, size: size, clip: clip)
        cairo_surface_mark_dirty(surface)
      case .clipped(let rect, let inner):
        painter.clip(to: rect)
        try paint(inner, with: painter, clip: clip.intersection(rect))
        painter.unclip()
      }
    }
  }

  /// The pixels as they are, without a copy: premultiplied 0xAARRGGBB words, row after row.
  public func withPixels<Value, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt32>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try body(UnsafeBufferPointer(pixels))
  }

  /// A copy of the picture.
  public func bitmap() -> Bitmap {
    Bitmap(width: size.width, height: size.height, pixels: Array(pixels))
  }
}
