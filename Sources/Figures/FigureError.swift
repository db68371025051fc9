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
  /// A kind that draws images, and how many numbers a sample has.
  case needsImages(String, Int)
  case needsConvolution(String)
  /// A key that names a layer, the index, and the choices.
  case noConvolution(String, RunFacts.Layer, index: Int, among: [Int])
  case noLayer(String, index: Int, count: Int)
  /// A key of `plane` and a name that no column has.
  case noColumn(String, String, columns: [String])
  case sameColumn(String)
  /// An entry of `samples`, the index that it names, and how many samples of which part there are.
  case noSample(entry: Int, index: Int, count: Int, part: String = "test")
  /// A panel of a dashboard, from 0.
  indirect case panel(Int, FigureError)
  /// A key, and what is wrong with it.
  case invalid(String, String)
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
    case .noSample(_, let index, let count, let part):
      "\(index) is out of range; there are \(count) \(part) samples, from 0 to \(count - 1)"
    case .needsImages(let kind, let found):
      "\"\(kind)\" draws images, and the samples of this data set are \(found) \(found == 1 ? "number" : "numbers") without a shape; a table of pixels has one as \"shape\": [channels, height, width]"
    case .needsConvolution(let kind):
      "\"\(kind)\" needs a convolution, and this network has none"
    case .noConvolution(_, let layer, let index, let choices):
      "layer \(index), \(layer.kind), is no convolution; those are \(choices.prefix(12).map(String.init).joined(separator: ", "))\(choices.count > 12 ? " …" : "")"
    case .noLayer(_, let index, let count):
      "\(index) is out of range; there are \(count) layers, from 0 to \(count - 1)"
    case .panel(_, let error): error.description
    case .invalid(_, let problem): problem
    case .needs(let kind, let what): "\"\(kind)\" needs \(what)"
    }
  }

  /// The key that is wrong; `nil` for the kind.
  package var key: String? {
    switch self {
    case .noColumn(let key, _, _): "plane.\(key)"
    case .sameColumn: "plane"
    case .invalid(let key, _): key
    case .noConvolution(let key, _, _, _): key
    case .noLayer(let key, _, _): key
    case .noSample(let entry, _, _, _): "samples[\(entry)]"
    case .panel(let index, let error): "panels[\(index)].\(error.key ?? "kind")"
    default: nil
    }
  }
}
