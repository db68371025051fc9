/// Why a figure cannot be drawn of a run.
public enum FigureError: Error, Sendable, Equatable, CustomStringConvertible {
  case needsPlane(FigureKind, Int)
  case needsClasses(FigureKind)
  case needsNumbers(FigureKind)
  case needsLineOrPlane(FigureKind, Int)
  case needsHiddenLayer(FigureKind)
  case needsWiderLayer(FigureKind, Int)

  public var description: String {
    switch self {
    case .needsPlane(let kind, let count):
      "\"\(kind.rawValue)\" shows a plane, and the samples of this data set have \(count) \(count == 1 ? "coordinate" : "coordinates")"
    case .needsClasses(let kind):
      "\"\(kind.rawValue)\" shows classes, and this data set has numbers for targets"
    case .needsNumbers(let kind):
      "\"\(kind.rawValue)\" shows predicted numbers, and this data set has classes"
    case .needsLineOrPlane(let kind, let count):
      "\"\(kind.rawValue)\" shows a function of one or two coordinates, and the samples of this data set have \(count)"
    case .needsHiddenLayer(let kind):
      "\"\(kind.rawValue)\" needs a hidden layer, and this network has none"
    case .needsWiderLayer(let kind, let width):
      "\"\(kind.rawValue)\" needs a last hidden layer of at least 2 units, and this one has \(width)"
    }
  }
}
