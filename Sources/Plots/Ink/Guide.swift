import Graphics

/// An entry of a legend. What draws the data draws it with the very pen or symbol that its guide shows.
public struct Guide: Sendable, Hashable {
  public enum Key: Sendable, Hashable {
    case line(Pen)
    case symbol(Symbol, fill: Ink?, outline: Pen?)
    case shade(Ink)
    /// A numbered disc on a line.
    case taggedLine(Pen, String)
  }

  public let label: String
  public let key: Key

  public init(_ label: String, _ key: Key) {
    self.label = label
    self.key = key
  }

  /// One entry a class, with the look of its samples.
  public static func classes(_ names: [String]) -> [Guide] {
    names.enumerated().map { index, name in
      let look = ClassLook(index, of: names.count)
      return Guide(name, .symbol(look.symbol, fill: look.fill, outline: look.outline))
    }
  }
}

/// A class's colour, symbol and outline at once, so that the second means cannot be forgotten.
public struct ClassLook: Sendable, Hashable {
  public let index: Int
  public let count: Int

  public init(_ index: Int, of count: Int) {
    self.index = index
    self.count = count
  }

  public var fill: Ink { Ink(.category(index, of: count)) }
  public var outline: Pen { Pen(.categoryOutline(index, of: count), width: 0.9) }
  public var symbol: Symbol { Theme.light.classSymbol(index, of: count) }
}
