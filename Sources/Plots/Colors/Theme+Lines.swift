import Graphics

extension Theme {
  /// A neuron's colour for lines on the plain panel; none of them is a class's.
  ///
  /// There are eight, repeated after the last: from the fourth on neurons need their numbers too.
  public func neuronColor(_ index: Int) -> Color { lineColor(index, overTints: false) }

  /// A neuron's colour for lines that cross the classes' tints, or that do not.
  ///
  /// Over tints the contrast (WCAG) is at least 3 with the panel and all ten tints.
  public func lineColor(_ index: Int, overTints: Bool) -> Color {
    let colors = overTints ? linesOverTints : lines
    return colors[index % colors.count]
  }
}
