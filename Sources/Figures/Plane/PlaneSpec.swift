/// Which plane through the space of the samples a figure shows.
public struct PlaneSpec: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Two columns of the samples, the others at fixed values.
    case columns
    /// The two directions in which the training samples, each column in its standard deviations, spread most.
    case components
  }

  public var kind: Kind
  /// The names of the columns; `nil` for the first and the second.
  public var x: String?
  public var y: String?
  /// Values of other columns by their names; those that are not named are at the training samples' mean.
  public var others: [String: Double]

  public init(
    _ kind: Kind = .columns, x: String? = nil, y: String? = nil, others: [String: Double] = [:]
  ) {
    self.kind = kind
    self.x = x
    self.y = y
    self.others = others
  }

  /// The indices of the two columns.
  ///
  /// - Throws: `FigureError` for names that no column has, and for one column twice.
  func columns(among names: [String]) throws(FigureError) -> (x: Int, y: Int) {
    func index(_ name: String?, _ key: String, _ fallback: Int) throws(FigureError) -> Int {
      guard let name else { return fallback }
      guard let index = names.firstIndex(of: name) else {
        throw .noColumn(key, name, columns: names)
      }
      return index
    }
    let first = try index(x, "x", y != nil && y == names.first ? 1 : 0)
    let second = try index(y, "y", first == 1 ? 0 : 1)
    if first == second { throw .sameColumn(names[first]) }
    for name in others.keys.sorted() where !names.contains(name) {
      throw .noColumn("others", name, columns: names)
    }
    return (first, second)
  }
}
