import Graphics

extension Painter {
  /// Draws each symbol as a path.
  func paint(_ symbols: Symbols) {
    let outline = symbols.symbol.outline
    for position in symbols.positions {
      paint(
        outline.placed(at: position, scale: symbols.radius), fill: symbols.visibleFill,
        stroke: symbols.stroke)
    }
  }
}

extension Symbols {
  /// The colour inside; none for symbols that have no inside.
  var visibleFill: Color? { symbol.isOpen ? nil : fill }
}
