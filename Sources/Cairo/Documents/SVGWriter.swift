import Graphics

/// Writes marks as SVG elements.
struct SVGWriter {
  private let bounds: Rect
  private var text: String
  private var symbols: [SpriteLook: Int] = [:]
  private var clipCount = 0

  /// - Parameters:
  ///   - title: with a description it makes the document one image to assistive programs
  ///     (https://www.w3.org/TR/graphics-aria-1.0/).
  init(_ size: Size, title: String = "", description: String = "") {
    bounds = Rect(x: 0, y: 0, width: Double(size.width), height: Double(size.height))
    text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      width="\(size.width)" height="\(size.height)" viewBox="0 0 \(size.width) \(size.height)" \
      font-family="\(FontMetrics.family), Verdana, Bitstream Vera Sans, sans-serif" \
      stroke-linejoin="round" fill="none"
      """
    let parts = [("title", title), ("desc", description)].filter { !$0.1.isEmpty }
    if !parts.isEmpty {
      let names = parts.map(\.0).joined(separator: " ")
      text += " role=\"img\" aria-labelledby=\"\(names)\""
    }
    text += ">\n"
    for (name, value) in parts {
      text += "<\(name) id=\"\(name)\">\(SVGFormat.escaped(value))</\(name)>\n"
    }
  }

  consuming func finish() -> [UInt8] {
    Array((text + "</svg>\n").utf8)
  }

  mutating func append(_ marks: [Mark]) throws(CairoError) {
    for mark in marks {
      switch mark {
      case .path(let path, let fill, let stroke): append(path, fill: fill, stroke: stroke)
      case .symbols(let symbols): append(symbols)
      case .text(let text): append(text)
      case .image(let image): try append(image)
      case .clipped(let rect, let inner):
        let visible = rect.intersection(bounds)
        guard visible.width > 0, visible.height > 0 else { continue }
        clipCount += 1
        text += "<clipPath id=\"clip\(clipCount)\"><rect\(place(visible))/></clipPath>\n"
        text += "<g clip-path=\"url(#clip\(clipCount))\">\n"
        try append(inner)
        text += "</g>\n"
      }
    }
  }

  mutating func append(_ path: Path, fill: Color?, stroke: Stroke?) {
    let stroke = stroke?.drawable
    if path.isNear(bounds) {
      appendPath(path, SVGFormat.fill(fill) + SVGFormat.stroke(stroke))
      return
    }
    let visible = VisiblePath(path, in: bounds, strokeWidth: stroke?.width ?? 0)
    if let fill { appendPath(visible.areas, SVGFormat.fill(fill)) }
    guard let stroke else { return }
    for line in visible.lines {
      let offset = stroke.dashOffset(at: line.distance)
      appendPath(line.path, SVGFormat.stroke(stroke, dashOffset: offset))
    }
  }

  private mutating func appendPath(_ path: Path, _ attributes: String) {
    guard !path.elements.isEmpty, !attributes.isEmpty else { return }
    text += "<path d=\"\(SVGFormat.data(path))\"\(attributes)/>\n"
  }

  private mutating func append(_ symbols: Symbols) {
    guard symbols.radius > 0, symbols.radius < 1e4 else { return }
    let look = SpriteLook(symbols)
    let number: Int
    if let known = self.symbols[look] {
      number = known
    } else {
      number = self.symbols.count + 1
      self.symbols[look] = number
      let outline = SVGFormat.data(
        symbols.symbol.outline.placed(at: Point(0, 0), scale: symbols.radius))
      let attributes =
        SVGFormat.fill(symbols.visibleFill) + SVGFormat.stroke(symbols.stroke?.drawable)
      text += "<defs><path id=\"symbol\(number)\" d=\"\(outline)\"\(attributes)/></defs>\n"
    }
    let visible = bounds.inset(by: -2 * symbols.radius - 64)
    for position in symbols.positions where visible.contains(position) {
      let (x, y) = (SVGFormat.number(position.x), SVGFormat.number(position.y))
      text += "<use xlink:href=\"#symbol\(number)\" x=\"\(x)\" y=\"\(y)\"/>\n"
    }
  }

  private mutating func append(_ mark: Text) {
    guard mark.isDrawable else { return }
    let (x, y) = (SVGFormat.number(mark.position.x), SVGFormat.number(mark.position.y))
    let turn =
      mark.rotation == 0
      ? ""
      : " transform=\"rotate("
        + SVGFormat.number(mark.rotation.truncatingRemainder(dividingBy: 360)) + " \(x) \(y))\""
    let anchor =
      switch mark.horizontal {
      case .start: ""
      case .middle: " text-anchor=\"middle\""
      case .end: " text-anchor=\"end\""
      }
    let weight = mark.weight == .bold ? " font-weight=\"bold\"" : ""
    let baseline = SVGFormat.number(mark.position.y + mark.drop)
    text += "<text x=\"\(x)\" y=\"\(baseline)\" font-size=\"\(SVGFormat.number(mark.size))\""
    text += "\(weight)\(anchor)\(SVGFormat.fill(mark.color))\(turn) xml:space=\"preserve\">"
    text += SVGFormat.escaped(mark.string) + "</text>\n"
  }

  private mutating func append(_ image: RasterImage) throws(CairoError) {
    guard image.isDrawable else { return }
    let data = try image.bitmap.pngFile()
    text += "<image\(place(image.frame)) preserveAspectRatio=\"none\" "
    // Browsers know the second, other readers of SVG 1.1 the first.
    if !image.isSmooth {
      text += "image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\" "
    }
    text += "xlink:href=\"data:image/png;base64,\(SVGFormat.base64(data))\"/>\n"
  }

  private func place(_ rect: Rect) -> String {
    " x=\"\(SVGFormat.number(rect.x))\" y=\"\(SVGFormat.number(rect.y))\""
      + " width=\"\(SVGFormat.number(rect.width))\" height=\"\(SVGFormat.number(rect.height))\""
  }
}
