import Graphics

extension Theme {
  /// A class's colour among at most ten classes.
  ///
  /// From the eleventh on the colours are between those of `sequential` and all different; figures of more than ten
  /// classes look better with `classColor(_:of:)`.
  public func classColor(_ index: Int) -> Color {
    index < classes.count
      ? classes[index] : orderedColor(Self.radicalInverse(index - classes.count))
  }

  /// A class's colour among `count` classes: its own among ten, evenly spaced on `sequential` among more.
  ///
  /// The ramp is ordered, so the symbols of `classSymbol(_:of:)` tell neighbours apart.
  public func classColor(_ index: Int, of count: Int) -> Color {
    count <= classes.count || index >= count
      ? classColor(index) : orderedColor(Double(index) / Double(count - 1))
  }

  /// A class's symbol among at most ten classes, so that they are told apart without colour.
  ///
  /// There are five. The second five classes are shifted by two, which gives the nearest colours unlike symbols.
  public func classSymbol(_ index: Int) -> Symbol {
    Self.symbols[(index + (5..<10 ~= index ? 2 : 0)) % Self.symbols.count]
  }

  /// A class's symbol among `count` classes. Among more than ten, classes of one symbol are five steps apart on the ramp.
  public func classSymbol(_ index: Int, of count: Int) -> Symbol {
    count <= classes.count ? classSymbol(index) : Self.symbols[index % Self.symbols.count]
  }

  /// The outline of a class's symbols: its colour, darkened in a light theme and lightened in a dark one.
  public func classOutline(_ index: Int) -> Color {
    classColor(index).mixed(with: classInk, 0.45)
  }

  /// The outline of a class's symbols among `count` classes.
  public func classOutline(_ index: Int, of count: Int) -> Color {
    classColor(index, of: count).mixed(with: classInk, 0.45)
  }

  private static let symbols: [Symbol] = [.circle, .triangle, .square, .diamond, .triangleDown]

  /// A colour of `sequential` at a share 0...1 of the part that stands out from the panel.
  private func orderedColor(_ share: Double) -> Color {
    sequential.color(at: 0.25 + 0.75 * share)
  }

  /// The index's binary digits behind the point, in reverse: 0, 1/2, 1/4, 3/4, 1/8 … (van der Corput).
  private static func radicalInverse(_ index: Int) -> Double {
    var (rest, digit, sum) = (index, 0.5, 0.0)
    while rest > 0 {
      sum += digit * Double(rest & 1)
      (rest, digit) = (rest >> 1, digit / 2)
    }
    return sum
  }
}
