import Graphics

/// What the lines, symbols and shades of a page stand for: in a column, or in rows under small pictures.
struct Legend: Sendable {
  let guides: [Guide]
  let type: TypeSize
  let fitting: TextFitting

  /// Equal entries of several plots are one.
  init(_ guides: [Guide], type: TypeSize, fitting: TextFitting) {
    var seen: Set<String> = []
    self.guides = guides.filter { seen.insert($0.label).inserted }
    self.type = type
    self.fitting = fitting
  }

  private var pitch: Double { type.legend * 1.6 }
  private var keyWidth: Double { type.unit * 28 }
  private var keyGap: Double { type.unit * 9 }

  /// The width that a column needs to show all labels.
  var width: Double {
    guides.isEmpty ? 0 : keyWidth + keyGap + fitting.widest(guides.map(\.label), type.legend)
  }

  /// How many entries a height has room for.
  func capacity(height: Double) -> Int { max(1, Int(height / pitch + 0.01)) }

  /// The height in which a width shows all entries, in two columns where labels are short enough.
  func height(width: Double) -> Double {
    let columns = hasRoomForTwo(width) ? 2 : 1
    return Double((guides.count + columns - 1) / columns) * pitch
  }

  /// The height of so many entries.
  func height(most: Int) -> Double { Double(min(guides.count, most)) * pitch }

  /// The entries in a column; the last says how many there are when they do not all fit.
  func column(in rect: Rect, _ panel: Panel) -> [Mark] {
    guard !guides.isEmpty else { return [] }
    let columns = columns(in: rect)
    let rows = capacity(height: rect.height)
    let shown = Self.shortened(guides, to: rows * columns)
    let width = rect.width / Double(columns)
    return shown.enumerated().flatMap { index, guide in
      entry(
        guide,
        at: Point(
          rect.left + Double(index / rows) * width,
          rect.top + (Double(index % rows) + 0.5) * pitch),
        room: width - (columns > 1 ? type.unit * 10 : 0), panel)
    }
  }

  /// Two columns where one has no room for all, and the labels are short enough for two.
  private func columns(in rect: Rect) -> Int {
    let isLong = guides.count > capacity(height: rect.height)
    return isLong && hasRoomForTwo(rect.width) ? 2 : 1
  }

  private func hasRoomForTwo(_ room: Double) -> Bool { 2 * (width + type.unit * 10) <= room }

  /// The entries in rows, each as wide as it is.
  func rows(in rect: Rect, most: Int, _ panel: Panel) -> [Mark] {
    guard !guides.isEmpty else { return [] }
    var count = guides.count
    while count > 1, flow(Self.shortened(guides, to: count), width: rect.width).rows > most {
      count -= 1
    }
    let shown = Self.shortened(guides, to: count)
    return zip(shown, flow(shown, width: rect.width).offsets).flatMap { guide, offset in
      entry(
        guide, at: Point(rect.left + offset.x, rect.top + (offset.y + 0.5) * rowPitch),
        room: rect.width - offset.x, panel)
    }
  }

  var rowPitch: Double { type.legend * 1.5 }

  /// How many rows a width needs, at most so many.
  func rowCount(width: Double, most: Int) -> Int {
    guides.isEmpty ? 0 : min(most, flow(guides, width: width).rows)
  }

  private func flow(_ guides: [Guide], width: Double) -> (offsets: [Point], rows: Int) {
    var offsets: [Point] = []
    var (x, row) = (0.0, 0)
    for guide in guides {
      let needed = keyWidth + keyGap + fitting.width(guide.label, type.legend)
      if x > 0, x + needed > width {
        x = 0
        row += 1
      }
      offsets.append(Point(x, Double(row)))
      x += needed + type.unit * 16
    }
    return (offsets, row + 1)
  }

  /// As many entries as there is room for: neurons, which have their numbers in the picture, are left out first, then
  /// classes, and "… 20 in all" stands for those of a group that are not named.
  static func shortened(_ guides: [Guide], to count: Int) -> [Guide] {
    var guides = guides
    for group: KeyPath<Guide, Bool> in [\.isNeuron, \.isClass] where guides.count > count {
      let members = guides.indices.filter { guides[$0][keyPath: group] }
      guard members.count > 2 else { continue }
      // One entry stands for what is gone.
      let kept = max(1, members.count - (guides.count - count) - 1)
      let gone = members.dropFirst(kept)
      guard let first = gone.first else { continue }
      let rest = Guide.rest(of: members.count)
      guides = guides.indices.flatMap { index -> [Guide] in
        index == first ? [rest] : gone.contains(index) ? [] : [guides[index]]
      }
    }
    if guides.count <= count { return guides }
    return Array(guides.prefix(max(count - 1, 0))) + [Guide.rest(of: guides.count)]
  }

  private func entry(_ guide: Guide, at start: Point, room: Double, _ panel: Panel) -> [Mark] {
    let label = fitting.elided(guide.label, type.legend, room: room - keyWidth - keyGap)
    return key(guide.key, from: start.x, middle: start.y, panel)
      + (label.isEmpty
        ? []
        : [
          .text(
            Text(
              label, at: Point(start.x + keyWidth + keyGap, start.y), size: type.legend,
              color: panel.theme.text, vertical: .middle))
        ])
  }

  private func key(_ key: Guide.Key, from left: Double, middle: Double, _ panel: Panel) -> [Mark] {
    let center = Point(left + keyWidth / 2, middle)
    func line(_ pen: Pen) -> Mark {
      .path(
        .line(from: Point(left, middle), to: Point(left + keyWidth, middle)),
        stroke: panel.stroke(pen))
    }
    switch key {
    case .line(let pen): return [line(pen)]
    case .taggedLine(let pen, let tag):
      return [line(pen)] + Self.disc(tag, at: center, ring: pen.ink, panel)
    case .symbol(let symbol, let fill, let outline):
      return [
        .symbols(
          Symbols(
            symbol, radius: 6 * panel.unit, fill: fill.map(panel.color),
            stroke: outline.map(panel.stroke), positions: [center]))
      ]
    case .shade(let ink):
      if ink.opacity == 0 { return [] }
      let box = Rect(
        x: left + keyWidth * 0.15, y: middle - keyWidth * 0.25, width: keyWidth * 0.7,
        height: keyWidth * 0.5)
      return [.path(.rectangle(box), fill: panel.color(ink))]
    }
  }

  /// A small numbered disc, as it stands on a line, with a ring in the line's colour.
  static func disc(_ tag: String, at center: Point, ring: Ink, _ panel: Panel) -> [Mark] {
    let radius = 9.5 * panel.unit
    return [
      .path(
        .circle(center: center, radius: radius), fill: panel.theme.background,
        stroke: panel.stroke(Pen(ring, width: 2))),
      .text(
        Text(
          tag, at: center, size: panel.readable((tag.count > 2 ? 10 : 12.5) * panel.unit),
          color: panel.theme.text, weight: .bold, horizontal: .middle, vertical: .middle)),
    ]
  }
}

extension Guide {
  fileprivate var isNeuron: Bool { if case .taggedLine = key { true } else { false } }

  fileprivate var isClass: Bool {
    if case .symbol(_, let fill?, _) = key, case .category = fill.role { true } else { false }
  }

  fileprivate static func rest(of count: Int) -> Guide {
    Guide("… \(count) in all", .shade(Ink(.text, opacity: 0)))
  }
}

extension Panel {
  /// A small numbered disc that names a line.
  ///
  /// - Parameter ring: the line's ink.
  public func disc(_ tag: String, at center: Point, ring: Ink) -> [Mark] {
    Legend.disc(tag, at: center, ring: ring, self)
  }
}
