import CCairo
import Graphics

/// A picture that scenes are drawn on, again and again with the same memory: one for each thread.
///
///     var canvas = try Canvas(scene.size)
///     try canvas.draw(scene, over: backdrop)
///     let bitmap = canvas.bitmap()
///
/// The same scene gives the same pixels, whatever was drawn before. Points that are not finite leave gaps; what is
/// far outside the picture is cut off.
public struct Canvas: ~Copyable {
  public let size: Size
  private let surface: Surface
  private var context: Context
  private let grid: PixelGrid
  private let shaper: TextShaper
  private var sprites = SpriteCache()
  private var glyphs = GlyphCache()

  /// A transparent picture.
  ///
  /// - Throws: `CairoError.badSize` outside 1...32,767 pixels a side, `.noFont` where none is installed, `.failed` without
  ///   memory.
  public init(_ size: Size) throws(CairoError) {
    try self.init(size, shaper: TextShaper.shared())
  }

  init(_ size: Size, shaper: TextShaper) throws(CairoError) {
    let surface = try Surface(CAIRO_FORMAT_ARGB32, width: size.width, height: size.height)
    let context = try Context(on: surface)
    guard let data = cairo_image_surface_get_data(surface.pointer) else {
      throw .failed("no pixels", during: "make a picture")
    }
    self.size = size
    // Rows of 32-bit pixels follow each other without a gap.
    grid = PixelGrid(
      base: UnsafeMutableRawPointer(data).assumingMemoryBound(to: UInt32.self), size: size)
    self.surface = surface
    self.context = context
    self.shaper = shaper
  }

  /// Replaces the picture by `scene`, drawn over `backdrop` where there is one.
  ///
  /// - Throws: `CairoError.mismatch` for a scene or a backdrop of another size, `.failed` without memory.
  public mutating func draw(_ scene: Scene, over backdrop: Bitmap? = nil) throws(CairoError) {
    try check("scene", scene.size)
    if let backdrop { try check("backdrop", backdrop.size) }
    let painter = Painter(context.pointer, size: size)
    begin(over: backdrop)
    if let background = scene.background { painter.flood(background) }
    try paint(scene.marks, with: painter, clip: PixelBox(size))
    cairo_surface_flush(surface.pointer)
    do throws(CairoError) {
      try context.check()
    } catch {
      // A context that failed once draws nothing more.
      context = try Context(on: surface)
      throw error
    }
  }

  /// The pixels as they are, without a copy: premultiplied 0xAARRGGBB words, row after row.
  public func withPixels<Value, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt32>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try body(UnsafeBufferPointer(start: grid.base, count: size.width * size.height))
  }

  /// A copy of the picture.
  public func bitmap() -> Bitmap {
    withPixels { Bitmap(width: size.width, height: size.height, pixels: Array($0)) }
  }

  private mutating func paint(
    _ marks: [Mark], with painter: Painter, clip: PixelBox
  ) throws(CairoError) {
    for mark in marks {
      switch mark {
      case .path(let path, let fill, let stroke): painter.paint(path, fill: fill, stroke: stroke)
      case .symbols(let symbols): try paint(symbols, with: painter, clip: clip)
      case .text(let text): try paint(text, with: painter, clip: clip)
      case .image(let image): try paint(image, with: painter, clip: clip)
      case .clipped(let rect, let inner):
        let box = clip.intersection(rect)
        guard !box.isEmpty else { continue }
        painter.save()
        defer { painter.restore() }
        painter.clip(to: box.rect)
        try paint(inner, with: painter, clip: box)
      }
    }
  }

  private func begin(over backdrop: Bitmap?) {
    beginPixels()
    defer { endPixels() }
    let pixels = UnsafeMutableBufferPointer(start: grid.base, count: size.width * size.height)
    if let backdrop {
      backdrop.pixels.withUnsafeBufferPointer { _ = pixels.update(fromContentsOf: $0) }
    } else {
      pixels.update(repeating: 0)
    }
  }

  /// Small upright texts are stamped letter by letter.
  private mutating func paint(
    _ text: Text, with painter: Painter, clip: PixelBox
  ) throws(CairoError) {
    guard text.isDrawable else { return }
    let shaped = try shaper.shape(text.string, text.weight)
    guard text.rotation == 0, text.size <= GlyphCache.largestSize else {
      return try painter.paint(text, shapedAs: shaped, asOutlines: true)
    }
    beginPixels()
    defer { endPixels() }
    try glyphs.stamp(text, shapedAs: shaped, on: grid, clip: clip)
  }

  private func paint(
    _ image: RasterImage, with painter: Painter, clip: PixelBox
  ) throws(CairoError) {
    guard !image.isReduced else { return try painter.paint(image) }
    beginPixels()
    defer { endPixels() }
    image.blit(on: grid, clip: clip)
  }

  /// Few symbols are drawn exactly where they are, many at the nearest quarter of a pixel.
  private mutating func paint(
    _ symbols: Symbols, with painter: Painter, clip: PixelBox
  ) throws(CairoError) {
    guard symbols.radius > 0 else { return }
    guard symbols.positions.count >= 16, SpriteLook(symbols).isSmall else {
      return painter.paint(symbols)
    }
    beginPixels()
    defer { endPixels() }
    try sprites.stamp(symbols, on: grid, clip: clip)
  }

  /// Before pixels are written that cairo might hold back or keep copies of.
  private func beginPixels() { cairo_surface_flush(surface.pointer) }

  private func endPixels() { cairo_surface_mark_dirty(surface.pointer) }

  private func check(_ what: String, _ other: Size) throws(CairoError) {
    guard other != size else { return }
    throw .mismatch(
      of: what, width: other.width, height: other.height, canvasWidth: size.width,
      canvasHeight: size.height)
  }
}
