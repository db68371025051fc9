import Graphics

extension Theme {
  public func color(_ ink: Ink) -> Color {
    let color: Color =
      switch ink.role {
      case .text: text
      case .muted, .resting: mutedText
      case .grid: grid
      case .axis: axis
      case .panel: panel
      case .background: background
      case .boundary: boundary
      case .outline: outline
      case .highlight: highlight
      case .highlightOutline: highlightOutline
      case .error: error
      case .errorCasing: errorCasing
      case .positive: positive
      case .negative: negative
      case .category(let index, let count): classColor(index, of: count)
      case .categoryOutline(let index, let count): classOutline(index, of: count)
      case .neuron(let index): neuronColor(index)
      case .series(let index): classColor(index)
      }
    return ink.opacity == 1 ? color : color.opacity(color.opacity * ink.opacity)
  }

  /// - Parameter unit: pixels that a length of 1 has.
  public func stroke(_ pen: Pen, unit: Double) -> Stroke {
    Stroke(
      color(pen.ink), width: pen.width * unit, dash: pen.dash.map { $0 * unit },
      cap: pen.isRound ? .round : .butt)
  }
}
