import Figures
import Graphics
import Learning
import Snapshots

extension Experiment {
  private static let figureKeys = [
    "kind", "file", "framesPerSecond", "width", "height", "theme", "samples", "holdLast",
  ]
  /// Seconds.
  private static let holds = 0.0...60.0
  private static let mostFigures = 64
  private static let mostSamples = 100_000
  /// Bytes of a file's name.
  private static let longestName = 200

  /// The figures of a config, or those that suit its network when it names none.
  static func figures(
    _ top: ConfigReader, network: NetworkSpec
  ) throws(ConfigError) -> [FigureSpec] {
    let widths = network.hiddenWidths
    guard let readers = try top.objects("figures", count: 0...mostFigures, keys: figureKeys) else {
      return Figure.defaults(inputCount: 2, classCount: 2, hiddenWidths: widths)
    }
    var figures: [FigureSpec] = []
    for reader in readers {
      let spec = try figure(reader)
      do {
        try Figure.check(spec.kind, inputCount: 2, classCount: 2, hiddenWidths: widths)
      } catch {
        throw reader.error("kind", "\(error)")
      }
      if figures.contains(where: { $0.file == spec.file }) {
        throw reader.error("file", "\"\(spec.file)\" is already the file of another figure")
      }
      // "a.gif" and "a.GIF".
      if let other = figures.first(where: { $0.name == spec.name && $0.isFilm && spec.isFilm }) {
        throw reader.error(
          "file", "\"\(spec.file)\" would share the folder of its frames with \"\(other.file)\"")
      }
      figures.append(spec)
    }
    return figures
  }

  private static func figure(_ reader: ConfigReader) throws(ConfigError) -> FigureSpec {
    let kind: FigureKind = try reader.choice("kind")
    let file = try reader.string("file", default: "\(kind.rawValue).gif")
    try check(file, reader)
    let spec = FigureSpec(
      kind: kind, file: file,
      framesPerSecond: try reader.number(
        "framesPerSecond", in: FigureSpec.frameRates, default: kind.defaultFramesPerSecond),
      size: Size(
        width: try reader.integer("width", in: FigureSpec.widths, default: 800),
        height: try reader.integer("height", in: FigureSpec.heights, default: 600)),
      theme: try reader.choice("theme", default: .light),
      samples: try samples(reader, kind),
      holdLast: try reader.number("holdLast", in: holds, default: 0))
    return spec
  }

  /// A file's name must stay inside the run folder and end with a format's name.
  private static func check(_ file: String, _ reader: ConfigReader) throws(ConfigError) {
    let isControlled = file.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    if file.contains("/") || file.contains("\\") || file.hasPrefix(".") || isControlled {
      let reason = file.contains("/") ? "leaves the run folder" : "is no plain file name"
      throw reader.error(
        "file", "\(JSONTree.excerpt(file)) \(reason); give a plain file name, like \"film.gif\"")
    }
    if file.utf8.count > longestName {
      throw reader.error(
        "file", "the name is \(file.utf8.count) bytes long; it may have up to \(longestName)")
    }
    guard FigureFormat(file: file) != nil else {
      let choices = FigureFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw reader.error(
        "file", "\(JSONTree.excerpt(file)) does not end with one of \(choices)")
    }
  }

  private static func samples(
    _ reader: ConfigReader, _ kind: FigureKind
  ) throws(ConfigError) -> SampleSelection {
    guard reader.has("samples") else { return .first(200) }
    guard kind == .activationLines else {
      throw reader.error("samples", "only \"activationLines\" steps through samples")
    }
    guard reader.isList("samples"), let values = try reader.list("samples", count: 1...mostSamples)
    else { return .first(try reader.integer("samples", in: 1...mostSamples)) }
    var places: [Int] = []
    for (index, value) in values.enumerated() {
      guard let place = ConfigReader.integer(value),
        (0..<DatasetSpec.sampleCounts.upperBound).contains(place)
      else {
        throw reader.error(
          "samples", at: index, "expected a place in the test set, from 0, found \(value.words)")
      }
      places.append(place)
    }
    return .indices(places)
  }
}

extension FigureSpec {
  fileprivate var isFilm: Bool { FigureFormat(file: file) == .gif }
}
