import Figures
import Graphics
import JSON
import Output
import Schemas

extension FigureSpec {
  /// Bytes of a file's name.
  private static let longestName = 200

  static let schema = Schema<FigureSpec>(
    kind: \.kind, isKindRequired: true,
    start: { FigureSpec(kind: $0, file: "\($0.rawValue).gif") },
    [
      Field(
        "file", shape: fileShape(),
        read: { reader, spec throws(ConfigError) in try readFile(reader, &spec) },
        tree: { .string($0.file) }
      )
      .documented(
        """
        The file's name in the run folder. Its ending is the format: \(formats). A figure that is written as a file's \
        name alone is of the kind that the file is named after, whatever its case and its underscores: \
        `"decision_boundary.png"`.
        """, default: "the kind's name with `.gif`")
    ] + formattedFields + FigureKind.figureFields,
    shortForms: [
      .file("a file's name", shape: fileShape()) { kind(ofFile: $0, among: FigureKind.allCases) }
    ])

  /// The keys of all kinds but the file.
  static var formattedFields: [Field<FigureSpec>] { (ownFields + sharedFields).map(formatted) }

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

  /// "`.gif` is a film of up to 256 colours; …".
  private static var formats: String {
    OutputFormat.allCases.map { "`.\($0.name)` is \($0.summary)" }.joined(separator: "; ")
  }

  /// - Parameter tables: whether a table in text will do.
  static func fileShape(tables: Bool = false) -> ValueShape {
    .file(endings: endings(tables: tables), text: "a file's name")
  }

  private static func endings(tables: Bool) -> [String] {
    OutputFormat.allCases.map(\.name) + (tables ? TableFormat.allCases.map(\.rawValue) : [])
  }

  /// The kind that a file is named after: "decisionBoundary" for "decision_boundary.gif".
  static func kind(ofFile file: String, among kinds: [FigureKind]) -> String? {
    guard OutputFormat(file: file) != nil || TableFormat(file: file) != nil,
      let dot = file.lastIndex(of: ".")
    else { return nil }
    let stem = String(file[..<dot])
    return Vocabulary.meanings(of: stem, among: kinds.map(\.rawValue)).first
  }

  /// A file's name must stay inside the run folder and end with a format's name.
  ///
  /// - Parameter tables: whether a table in text will do.
  static func readFile(
    _ reader: ConfigReader, _ spec: inout FigureSpec, tables: Bool = false
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
    guard OutputFormat(file: file) != nil || tables && TableFormat(file: file) != nil else {
      let endings = endings(tables: tables).map { "." + $0 }
      let meant =
        file.lastIndex(of: ".").map {
          Suggestion.clause(for: String(file[$0...]), among: endings)
        } ?? ""
      throw reader.error(
        "file", "\(shown) does not end with one of \(endings.joined(separator: ", "))\(meant)")
    }
    spec.file = file
  }
}
