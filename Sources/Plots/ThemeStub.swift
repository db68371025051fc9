import Graphics
extension Theme {
  public func classColor(_ index: Int, of count: Int) -> Color { classColor(index) }
  public func classOutline(_ index: Int, of count: Int) -> Color { classColor(index).mixed(with: Color(0x111418), 0.45) }
  public var highlightOutline: Color { boundary }
  public var errorCasing: Color { background }
}
