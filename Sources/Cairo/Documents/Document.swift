import CCairo
import Graphics

/// A scene as the bytes of a vector document, whatever cairo backend writes it.
struct Document {
  /// Makes a surface that hands its bytes to a function.
  typealias Create = (cairo_write_func_t?, UnsafeMutableRawPointer?, Double, Double) ->
    OpaquePointer?

  let name: String
  let create: Create

  /// Draws the scene; `prepare` may set what the backend keeps about the document.
  func encode(
    _ scene: Scene, prepare: (OpaquePointer) -> Void = { _ in }
  ) throws(CairoError) -> [UInt8] {
    try CairoError.check(width: scene.size.width, height: scene.size.height)
    let sink = Sink()
    let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes.append(
        contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
    try withExtendedLifetime(sink) { () throws(CairoError) in
      let surface = try Surface(
        adopting: create(
          write, Unmanaged.passUnretained(sink).toOpaque(), Double(scene.size.width),
          Double(scene.size.height)),
        during: "begin a \(name) file")
      prepare(surface.pointer)
      let context = try Context(on: surface)
      let painter = Painter(context.pointer, size: scene.size)
      if let background = scene.background { painter.flood(background) }
      try Self.paint(scene.marks, with: painter)
      try context.check()
      cairo_surface_finish(surface.pointer)
      try CairoError.check(cairo_surface_status(surface.pointer), during: "finish a \(name) file")
    }
    return sink.bytes
  }

  private static func paint(_ marks: [Mark], with painter: Painter) throws(CairoError) {
    for mark in marks {
      switch mark {
      case .path(let path, let fill, let stroke): painter.paint(path, fill: fill, stroke: stroke)
      case .symbols(let symbols): painter.paint(symbols)
      case .text(let text): try painter.paint(text, asOutlines: false)
      case .image(let image): try painter.paint(image)
      case .clipped(let rect, let inner):
        painter.save()
        defer { painter.restore() }
        painter.clip(to: rect)
        try paint(inner, with: painter)
      }
    }
  }

  /// Where cairo's bytes go.
  private final class Sink {
    var bytes: [UInt8] = []
  }
}
