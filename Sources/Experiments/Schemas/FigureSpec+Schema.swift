import Figures
import Graphics
import JSON
import Learning

extension FigureSpec {
  /// Seconds.
  private static let holds = 0.0...60.0
  private static let mostSamples = 100_000
  /// Bytes of a file's name.
  private static let longestName = 200

  static var schema: Schema<FigureSpec> {
    Schema(
      kind: \.kind, isKindRequired: true,
      start: { FigureSpec(kind: $0, file: "\($0.rawValue).gif") },
      [
        Field("file", read: readFile, tree: { .string($0.file) }),
        .number("framesPerSecond", \.framesPerSecond, in: frameRates),
        .integer("width", \.size.width, in: widths),
        .integer("height", \.size.height, in: heights),
        .choice("theme", \.theme),
        .number("holdLast", \.holdLast, in: holds),
        .integer("quality", \.quality, in: qualities),
        .optionalInteger("maxBytes", \.maxBytes, in: byteCounts),
        Field("samples", read: readSamples, tree: { $0.samples.tree }).only(
          FigureKind.activationLines),
        .choice("sampleOrder", \.sampleOrder).only(FigureKind.activationLines).documented(
          """
          In which order the samples come when "samples" is a number: "path" goes a short round trip, from each to one \
          near it, and "data" takes them as they are in the test set. A list of samples keeps its own order.
          """),
      ])
  }

  /// A file's name must stay inside the run folder and end with a format's name.
  private static func readFile(
    _ reader: ConfigReader, _ spec: inout FigureSpec
  ) throws(ConfigError) {
    let file = try reader.string("file", default: spec.file)
    let shown = JSONTree.excerpt(file)
    let isControlled = file.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    if file.contains("/") || file.contains("\\") || file.hasPrefix(".") || isControlled {
      let reason = file.contains("/") ? "leaves the run folder" : "is no plain file name"
      throw reader.error("file", "\(shown) \(reason); give a plain file name, like \"film.gif\"")
    }
    if file.utf8.count > longestName {
      throw reader.error(
        "file", "the name is \(file.utf8.count) bytes long; it may have up to \(longestName)")
    }
    guard FigureFormat(file: file) != nil else {
      let choices = FigureFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw reader.error("file", "\(shown) does not end with one of \(choices)")
    }
    spec.file = file
  }

  private static func readSamples(
    _ reader: ConfigReader, _ spec: inout FigureSpec
  ) throws(ConfigError) {
    guard reader.has("samples") else { return }
    guard reader.isList("samples"), let values = try reader.list("samples", count: 1...mostSamples)
    else {
      spec.samples = .first(try reader.integer("samples", in: 1...mostSamples))
      return
    }
    var places: [Int] = []
    for (index, value) in values.enumerated() {
      guard let place = ConfigReader.integer(value),
        (0..<DatasetSpec.sampleCounts.upperBound).contains(place)
      else {
        throw reader.error(
          "samples", at: index,
          "expected a place in the test set, from 0, found \(value.words)")
      }
      places.append(place)
    }
    spec.samples = .indices(places)
  }
}

extension SampleSelection {
  fileprivate var tree: JSONTree {
    switch self {
    case .first(let count): .integer(count)
    case .indices(let places): .array(places.map { .integer($0) })
    }
  }
}
