/// A column of a table.
public enum ColumnReference: Sendable, Equatable, CustomStringConvertible {
  case name(String)
  /// From 0; negative ones count from the last column, which is −1.
  case index(Int)

  public var description: String {
    switch self {
    case .name(let name): CSVError.excerpt(name)
    case .index(let index): "\(index)"
    }
  }

  /// - Parameter names: of all columns.
  /// - Returns: its index from 0; `nil` when there is no such column.
  func index(among names: [String]) -> Int? {
    switch self {
    case .name(let name): return names.firstIndex(of: name)
    case .index(let index):
      let place = index < 0 ? names.count + index : index
      return names.indices.contains(place) ? place : nil
    }
  }
}
