import Config
import Figures
import Graphics
import JSON
import Learning

extension FigureSpec {
  private static let mostSamples = 100_000
  private static let sampleIndices = 0...DatasetSpec.sampleCounts.upperBound - 1
  /// Bytes of a file's name.
  private static let longestName = 200

  static var schema: Schema<FigureSpec> {
    Schema(
      kind: \.kind, isKindRequired: true,
      start: { FigureSpec(kind: $0, file: "\($0.rawValue).gif") },
      [
        Field("file", shape: fileShape, read: readFile, tree: { .string($0.file) })
          .documented(
            """
            The file's name in the run folder. Its ending is the format: `.gif` is the film, `.png` its last frame. A figure \
            that is written as a file's name alone is of the kind that the file is named after, whatever its case and its \
            underscores: `"decision_boundary.png"`.
            """, default: "the kind's name with `.gif`")
      ] + sharedFields + [
        Field(
          "samples",
          shape: .either([
            .integer(1...mostSamples), .list(.integer(sampleIndices), count: 1...mostSamples),
          ]), read: readSamples, tree: { $0.samples.tree }
        ).only(FigureKind.activationLines)
          .documented(
            """
            The test samples that the film steps through: how many, from the first on, or a list of their indices in the \
            test set, from 0, in the order of the film. When there are fewer, all.
            """),
        .choice("sampleOrder", \.sampleOrder).only(FigureKind.activationLines)
          .documented(
            """
            The order of the samples where `samples` is a number: `path` goes a short round trip, from each to one near \
            it, and `data` takes them as they are in the test set. A list of samples keeps its own order.
            """),
      ],
      shortForms: [.file("a file's name", shape: fileShape, kind: kind(ofFile:))])
  }

  private static var fileShape: ValueShape {
    .file(endings: FigureFormat.allCases.map(\.rawValue), text: "a file's name")
  }

  /// The kind that a file is named after: "decisionBoundary" for "decision_boundary.gif".
  private static func kind(ofFile file: String) -> String? {
    guard FigureFormat(file: file) != nil, let dot = file.lastIndex(of: ".") else { return nil }
    let stem = String(file[..<dot])
    return Vocabulary.meanings(of: stem, among: FigureKind.allCases.map(\.rawValue)).first
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
    guard reader.isList("samples") else {
      spec.samples = .first(try reader.integer("samples", in: 1...mostSamples))
      return
    }
    let indices = try reader.integers(
      "samples", count: 1...mostSamples, in: sampleIndices,
      expected: "the index of a test sample, from 0")
    if let indices { spec.samples = .indices(indices) }
  }
}

extension SampleSelection {
  fileprivate var tree: JSONTree {
    switch self {
    case .first(let count): .integer(count)
    case .indices(let indices): .array(indices.map { .integer($0) })
    }
  }
}
