import Graphics

/// A scene as lines of text, one a mark: pixels to 0.01, colours as on the web. Long paths, many positions and images are told
/// by their ends and a hash of all of them.
struct SceneText {
  private(set) var lines: [String] = []

  /// More points than that are shortened to the first two and the last two.
  private static let mostPoints = 8

  mutating func add(heading: String) { lines.append("# " + heading) }

  mutating func add(_ scene: Scene) {
    lines.append(
      "scene \(scene.size.width)x\(scene.size.height) on "
        + (scene.background.map(Self.text) ?? "nothing"))
    add(scene.marks)
  }

  mutating func add(_ marks: [Mark], indent: String = "") {
    for mark in marks {
      switch mark {
      case .path(let path, let fill, let stroke):
        lines.append(
          indent + "path" + Self.look(fill, stroke) + ": "
            + Self.joined(path.elements.map(Self.text))
        )
      case .symbols(let symbols):
        lines.append(
          indent + "\(symbols.symbol) r \(Self.text(symbols.radius))"
            + Self.look(symbols.fill, symbols.stroke) + ": "
            + Self.joined(symbols.positions.map(Self.text)))
      case .text(let text): lines.append(indent + Self.text(text))
      case .image(let image):
        lines.append(
          indent + "image \(image.bitmap.width)x\(image.bitmap.height) "
            + Self.hash(image.bitmap.pixels.map { String($0, radix: 16) }) + " in "
            + Self.text(image.frame) + (image.isSmooth ? "" : " sharp"))
      case .clipped(let rect, let inner):
        lines.append(indent + "clip " + Self.text(rect))
        add(inner, indent: indent + "  ")
      }
    }
  }

  private static func look(_ fill: Color?, _ stroke: Stroke?) -> String {
    (fill.map { " fill " + text($0) } ?? "") + (stroke.map { " stroke " + text($0) } ?? "")
  }

  private static func joined(_ items: [String]) -> String {
    if items.count <= mostPoints { return items.joined(separator: " ") }
    return (items.prefix(2) + ["…"] + items.suffix(2)).joined(separator: " ")
      + " (\(items.count), \(hash(items)))"
  }

  /// FNV-1a of the texts in 64 bits.
  private static func hash(_ items: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for item in items {
      for byte in item.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      // Between the items.
      hash = (hash ^ 0x20) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  private static func text(_ element: Path.Element) -> String {
    switch element {
    case .move(let p): "M" + text(p)
    case .line(let p): "L" + text(p)
    case .curve(let a, let b, let p): "C" + [a, b, p].map(text).joined(separator: ";")
    case .close: "Z"
    }
  }

  private static func text(_ stroke: Stroke) -> String {
    text(stroke.color) + " \(text(stroke.width))"
      + (stroke.dash.isEmpty ? "" : " dash " + stroke.dash.map(text).joined(separator: ","))
      + (stroke.cap == .round ? " round" : "")
  }

  private static func text(_ text: Text) -> String {
    "text \"\(text.string)\" \(Self.text(text.color)) \(Self.text(text.size))"
      + (text.weight == .bold ? " bold" : "") + " \(text.horizontal) \(text.vertical)"
      + (text.rotation == 0 ? "" : " turned \(Self.text(text.rotation))")
      + ": \(Self.text(text.position))"
  }

  private static func text(_ rect: Rect) -> String {
    [rect.x, rect.y, rect.width, rect.height].map(text).joined(separator: ",")
  }

  private static func text(_ point: Point) -> String { text(point.x) + "," + text(point.y) }

  /// "#1f77b4", with the opacity in hundredths where it is not 1: "#1f77b4@45".
  private static func text(_ color: Color) -> String {
    let hex = [color.red, color.green, color.blue].map { component in
      let digits = String(Int((component * 255).rounded()), radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
    return "#" + hex + (color.opacity == 1 ? "" : "@" + text(color.opacity * 100))
  }

  /// At most two digits after the point, and no zero below zero.
  private static func text(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
    let hundredths = Int((number * 100).rounded())
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let digits =
      part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)"
    return (hundredths < 0 ? "-" : "") + "\(whole)" + digits
  }
}
