import Figures
import JSON
import Schemas

extension ComparisonSpec {
  static let counts = 0...64
  private static let runCounts = 1...1000

  /// What the keys of a comparison are read over.
  static let start = ComparisonSpec(FigureKind.comparisons[0])

  /// A comparison of a kind as a config gets it that says nothing else.
  init(_ kind: FigureKind) {
    self.init(FigureSpec(kind: kind, file: "\(kind.rawValue).\(kind.isStill ? "png" : "gif")"))
  }

  private var kind: ComparedKind { ComparedKind(kind: figure.kind) }

  static var schema: Schema<ComparisonSpec> {
    let shape = FigureSpec.fileShape(tables: true)
    let file = Field<ComparisonSpec>(
      "file", shape: shape,
      read: { reader, spec throws(ConfigError) in
        try FigureSpec.readFile(
          reader, &spec.figure, tables: spec.figure.kind.rawValue == "summary")
      }, tree: { .string($0.figure.file) })
    return Schema(
      kind: \.kind, isKindRequired: true, start: { ComparisonSpec($0.kind) },
      [
        file.documented(
          """
          The file's name in the folder of the comparison, as in `figures`; a summary is a table in text, too: `.md`, `.csv` \
          or `.tex`.
          """, default: "the kind's name with `.gif`, or `.png` for a kind that does not move")
      ]
        + FigureSpec.formattedFields.map { $0.lifted(\.figure) { $0.figure = $1 } } + ownFields
        + FigureKind.comparisonFields,
      shortForms: [.file("a file's name", shape: shape, kind: kind(ofFile:))])
  }

  private static var ownFields: [Field<ComparisonSpec>] {
    [
      .optionalChoice("axes", \.axes).documented(
        "Whether panels of runs have the same axes.",
        default:
          "`own` for a sweep over data sets, else `shared`, and runs of different data sets are refused"
      ),
      .choice("by", \.clock).documented(
        "What the runs of a film are in step by, and what curves are drawn over."),
      .strings("runs", \.runs, count: runCounts).documented(
        "The runs that are shown, by their names or what they differ in, in this order.",
        default: "all"),
    ]
  }

  private static func kind(ofFile file: String) -> String? {
    FigureSpec.kind(ofFile: file, among: FigureKind.comparable)
  }

  /// What a config says of comparisons, each once for each of its themes.
  ///
  /// - Parameter top: the config's top.
  static func list(_ top: ConfigReader) throws(ConfigError) -> [ComparisonSpec] {
    let entries = try top.objects(
      "compare", count: counts, forms: schema.shortForms, allowsSingle: true)
    var specs: [ComparisonSpec] = []
    for entry in entries ?? [] {
      let spec = try schema.read(entry, over: start) { spec throws(ConfigError) in
        spec.figure = try FigureSpec.shared(top, spec.figure)
      }
      if spec.table == nil { try spec.figure.checkFormat(entry, top: top) }
      specs += spec.eachTheme
    }
    return specs
  }
}
