import Graphics

/// Where the nodes, bars and texts of a graph of layers are.
struct LayerGraphLayout: Sendable {
  struct Column: Sendable {
    let count: Int
    let x: Double
    /// Where edges to the next layer begin: the node, or the right side of its last bar.
    var exit: Double
    /// Those that are drawn, with their index in the layer.
    let nodes: [(index: Int, y: Double)]
    /// The dots that stand for nodes left out.
    let dots: [Point]
    /// Between neighbours, in pixels.
    let pitch: Double
    let radius: Double
    var bars: [(rect: Rect, label: String)] = []
  }

  private(set) var columns: [Column] = []
  private var texts: [Text] = []
  private let layers: [LayerGraph.Layer]

  /// More nodes than that are not drawn one by one.
  static let mostNodes = 64
  /// Of a layer that is shortened, half at its start and half at its end.
  private static let shortened = 32
  /// Before a bar, in units.
  private static let space = 6.0
  /// What is left of an elided text to be read.
  private static let leastCharacters = 5

  init(_ layers: [LayerGraph.Layer], in panel: Panel) {
    self.layers = layers
    let (unit, fitting) = (panel.unit, TextFitting(measure: panel.text, least: panel.leastType))
    let size = panel.readable(13 * unit)
    let lineCount = layers.map(\.lines.count).max() ?? 0
    let footer = Double(lineCount) * size * 1.35 + (lineCount > 0 ? unit * 10 : 0)
    let most = Rect(
      x: panel.rect.x, y: panel.rect.y + unit * 6, width: panel.rect.width,
      height: max(1, panel.rect.height - footer - unit * 10))
    let stacks = layers.map { Self.stack($0.count, height: most.height, unit: unit) }
    let radii = stacks.map { min(14 * unit, max(0.38 * $0.pitch, 0.8 * unit)) }

    // The names beside the outer layers, no wider than a share of the panel.
    func names(_ layer: Int) -> Double {
      guard layers.indices.contains(layer), !layers[layer].names.isEmpty else { return 0 }
      let widest = fitting.widest(
        stacks[layer].indices.map { layers[layer].names[$0] }, size)
      return min(widest, most.width * 0.2) + unit * 7
    }
    let last = layers.count - 1
    func margin(_ layer: Int) -> Double {
      let line = layers[layer].lines.compactMap(\.last).map { fitting.width($0, size) }.max() ?? 0
      return max(names(layer) + radii[layer], line / 2)
    }
    guard last >= 0 else { return }
    let (left, right) = (margin(0), last > 0 ? margin(last) : 0)
    // Bars have the room of their labels where that leaves as much for the edges.
    let room = max(1, most.width - left - right)
    let barRoom = panel.readable(12 * unit) * 1.6 + Self.space * unit
    let bars = layers.dropLast().map { Double($0.stages.count) * barRoom }
    let barShare = min(1, room * 0.5 / max(bars.reduce(0, +), 1e-9))
    let edgeRoom = (room - bars.reduce(0, +) * barShare) / Double(max(last, 1))

    var x = most.left + left
    for (index, layer) in layers.enumerated() {
      let stack = stacks[index]
      func y(_ slot: Double) -> Double {
        most.center.y + (slot - Double(stack.slots - 1) / 2) * stack.pitch
      }
      var column = Column(
        count: layer.count, x: x, exit: x,
        nodes: stack.indices.enumerated().map { offset, node in
          let skipped = offset < stack.head ? 0 : stack.slots - stack.indices.count
          return (node, y(Double(offset + skipped)))
        },
        dots: stack.slots > stack.indices.count
          ? (0..<3).map { Point(x, y(Double(stack.head) + Double($0))) } : [],
        pitch: stack.pitch, radius: radii[index])
      place(layer.stages, of: &column, pitch: barRoom * barShare, in: most, panel, fitting)
      columns.append(column)
      if index < last { x += bars[index] * barShare + edgeRoom }
    }
    for index in layers.indices {
      addNames(index, room: names(index), size, panel, fitting)
      addLines(index, size, top: most.bottom + unit * 10, panel, fitting)
    }
  }

  /// Which nodes of a layer are drawn, in how many slots of which height.
  private static func stack(
    _ count: Int, height: Double, unit: Double
  ) -> (indices: [Int], head: Int, slots: Int, pitch: Double) {
    // Closer than that nodes run into each other.
    let slots = max(5, Int(height / (3.4 * unit)))
    if count <= min(mostNodes, slots) {
      return (Array(0..<count), count, count, min(90 * unit, height / Double(max(count, 1))))
    }
    let half = (min(shortened, slots - 3) / 2)
    let indices = Array(0..<half) + Array((count - half)..<count)
    let used = indices.count + 3
    return (indices, half, used, min(90 * unit, height / Double(used)))
  }

  /// Bars behind a column, as high as it is and as its labels.
  ///
  /// - Parameter pitch: of a bar, with the space before it.
  private func place(
    _ stages: [String], of column: inout Column, pitch: Double, in room: Rect, _ panel: Panel,
    _ fitting: TextFitting
  ) {
    guard !stages.isEmpty, let first = column.nodes.first, let last = column.nodes.last else {
      return
    }
    let (unit, size) = (panel.unit, panel.readable(12 * panel.unit))
    let space = min(Self.space * unit, pitch * 0.4)
    let width = pitch - space
    let showsLabels = width >= size * 1.1
    let longest = showsLabels ? fitting.widest(stages, size) + unit * 10 : 0
    let height = min(
      max(last.y - first.y + 2 * column.radius + unit * 8, longest), room.height + unit * 8)
    var left = column.x + column.radius + space
    for stage in stages {
      let rect = Rect(
        x: left, y: (first.y + last.y - height) / 2, width: width, height: height)
      column.bars.append(
        (
          rect,
          showsLabels ? fitting.elided(stage, size, room: height - unit * 6) : ""
        ))
      left += width + space
    }
    column.exit = left - space
  }

  /// As many names as have room, each k-th where they have not.
  private mutating func addNames(
    _ index: Int, room: Double, _ size: Double, _ panel: Panel, _ fitting: TextFitting
  ) {
    let (layer, column) = (layers[index], columns[index])
    guard !layer.names.isEmpty, index == 0 || index == layers.count - 1 else { return }
    let step = max(1, Int((size * 1.15 / max(column.pitch, 0.1)).rounded(.up)))
    let gap = column.radius + panel.unit * 6
    let isFirst = index == 0 && layers.count > 1
    for (offset, node) in column.nodes.enumerated() where offset % step == 0 {
      let name = fitting.elided(layer.names[node.index], size, room: room - panel.unit * 6)
      guard !name.isEmpty else { continue }
      texts.append(
        Text(
          name, at: Point(column.x + (isFirst ? -gap : gap), node.y), size: size,
          color: panel.color(Ink(.text)), horizontal: isFirst ? .end : .start, vertical: .middle))
    }
  }

  /// The lines under a layer; where a layer has no room its text is shorter, or not there.
  private mutating func addLines(
    _ index: Int, _ size: Double, top: Double, _ panel: Panel, _ fitting: TextFitting
  ) {
    let x = columns[index].x
    let before = index > 0 ? x - columns[index - 1].x : .infinity
    let after = index + 1 < columns.count ? columns[index + 1].x - x : .infinity
    let edge = 2 * min(x - panel.rect.left, panel.rect.right - x) + panel.unit * 12
    let room = min(before, after, edge) - panel.unit * 4
    for (line, choices) in layers[index].lines.enumerated() {
      let text =
        choices.first { fitting.width($0, size) <= room }
        ?? fitting.elided(choices.last ?? "", size, room: room)
      guard !text.isEmpty, text.last != "…" || text.count >= Self.leastCharacters else { continue }
      texts.append(
        Text(
          text, at: Point(x, top + (Double(line) + 0.8) * size * 1.35), size: size,
          color: panel.color(Ink(line == 0 ? .text : .muted)), horizontal: .middle))
    }
  }

  // MARK: - Marks

  /// From each node through its bars.
  func stubs(_ panel: Panel) -> [Mark] {
    let elements = columns.filter { !$0.bars.isEmpty }.flatMap { column in
      column.nodes.flatMap { node -> [Path.Element] in
        [.move(Point(column.x, node.y)), .line(Point(column.exit, node.y))]
      }
    }
    return elements.isEmpty ? [] : [.path(Path(elements), stroke: panel.stroke(Pen(.axis)))]
  }

  /// Bars, nodes and texts.
  func marks(_ panel: Panel) -> [Mark] {
    var marks: [Mark] = []
    let outline = panel.stroke(Pen(.axis, width: 1.2))
    for (layer, column) in zip(layers, columns) {
      for bar in column.bars {
        marks.append(
          .path(
            .roundedRectangle(bar.rect, radius: 3 * panel.unit), fill: panel.color(Ink(.panel)),
            stroke: outline))
        guard !bar.label.isEmpty else { continue }
        marks.append(
          .text(
            Text(
              bar.label, at: bar.rect.center, size: panel.readable(12 * panel.unit),
              color: panel.color(Ink(.text)), horizontal: .middle, vertical: .middle,
              rotation: -90)))
      }
      var look = outline
      look.width = min(outline.width, column.radius * 0.4)
      let fills = layer.fills.count == layer.count ? layer.fills : Array(layer.fills.prefix(1))
      for (index, fill) in fills.enumerated() {
        let nodes = column.nodes.filter { fills.count == 1 || $0.index == index }
        marks.append(
          .symbols(
            Symbols(
              .circle, radius: column.radius, fill: panel.color(fill), stroke: look,
              positions: nodes.map { Point(column.x, $0.y) })))
      }
      if !column.dots.isEmpty {
        marks.append(
          .symbols(
            Symbols(
              .circle, radius: max(1, min(1.6 * panel.unit, column.pitch * 0.25)),
              fill: panel.color(Ink(.text)), positions: column.dots)))
      }
    }
    return marks + texts.map { .text($0) }
  }
}
