import Config
import Figures
import Graphics
import JSON

extension FigureSpec {
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
      ] + ownFields + sharedFields + FigureKind.figureFields,
      shortForms: [.file("a file's name", shape: fileShape, kind: kind(ofFile:))])
  }

  /// The keys that only a figure itself has.
  private static var ownFields: [Field<FigureSpec>] {
    [
      .optionalString("title", \.title).documented(
        "The line above the figure; an empty one leaves it out.", default: "the kind's own"),
      .optionalString("caption", \.caption).documented(
        "The quieter line under the title; an empty one leaves it out.", default: "the kind's own"),
      MomentChoice.field("at", \.moment).documented(
        """
        The moment that a picture shows: a word, or an epoch, of which the nearest recorded one is shown. A film shows all.
        """),
    ]
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
}
