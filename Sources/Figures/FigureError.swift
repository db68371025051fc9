/// Why a figure cannot be drawn of a run.
public enum FigureError: Error, Sendable, Equatable, CustomStringConvertible {
  case needsColumns(String, Int)
  case needsClasses(String)
  case needsNumbers(String)
  case needsHiddenLayer(String)
  case needsWiderLayer(String, Int)
  case needsTestSamples(String)
  /// A kind that cannot draw images, and their shape.
  case drawsNoImages(String, [Int])
  /// A key of `plane` and a name that no column has.
  case noColumn(String, String, columns: [String])
  case sameColumn(String)
  /// An entry of `samples`, the index that it names, and how many samples there are.
  case noSample(entry: Int, index: Int, count: Int)
  /// A panel of a dashboard, from 0.
  indirect case panel(Int, FigureError)
  /// What else a kind needs, as the end of a sentence.
  case needs(String, String)

  public var description: String {
    switch self {
    case .needsColumns(let kind, let found):
      "\"\(kind)\" shows a plane, and the samples of this data set have \(found) \(found == 1 ? "coordinate" : "coordinates")"
    case .needsClasses(let kind):
      "\"\(kind)\" shows classes, and this data set has numbers for targets"
    case .needsNumbers(let kind):
      "\"\(kind)\" shows predicted numbers, and this data set has classes"
    case .needsHiddenLayer(let kind):
      "\"\(kind)\" needs a hidden layer, and this network has none"
    case .needsWiderLayer(let kind, let width):
      "\"\(kind)\" needs a last hidden layer of at least 2 units, and this one has \(width)"
    case .needsTestSamples(let kind):
      "\"\(kind)\" steps through the test samples, and the testFraction is 0"
    case .drawsNoImages(let kind, let shape):
      "\"\(kind)\" draws networks of features, and this one takes images of \(shape)"
    case .noColumn(_, let name, let columns):
      "no column is named \"\(name)\"; there are \(columns.prefix(12).joined(separator: ", "))\(columns.count > 12 ? " …" : "")"
    case .sameColumn(let name):
      "x and y are both \"\(name)\"; a plane needs two columns"
    case .noSample(_, let index, let count):
      "\(index) is out of range; there are \(count) test samples, from 0 to \(count - 1)"
    case .panel(_, let error): error.description
    case .needs(let kind, let what): "\"\(kind)\" needs \(what)"
    }
  }

  /// The key that is wrong; `nil` for the kind.
  package var key: String? {
    switch self {
    case .noColumn(let key, _, _): "plane.\(key)"
    case .sameColumn: "plane"
    case .noSample(let entry, _, _): "samples[\(entry)]"
    case .panel(let index, let error): "panels[\(index)].\(error.key ?? "kind")"
    default: nil
    }
  }
}
