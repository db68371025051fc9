import JSON
import Schemas

extension Dashboard {
  private static let panelCounts = 1...36
  private static let spans = 1...12
  private static let ratios = 0.1...10.0

  package static var fields: [Field<Options>] {
    [
      .list("panels", \.panels, count: panelCounts, PanelSpec.schema) { _, _ in
        PanelSpec(FigureKind(DecisionBoundary.self))
      }.documented(
        """
        The figures in the picture, each with its kind and the keys of its kind, row by row. A figure that has `panels` needs \
        no `kind`.
        """),
      .optionalInteger("columns", \.columns, in: spans).documented(
        "How many panels are beside each other.",
        default: """
          up to three panels are in one row, more in about as many rows as columns; in a tall picture columns are rows
          """),
      ratioField("columnRatios", \.columnRatios, "widths of the columns"),
      ratioField("rowRatios", \.rowRatios, "heights of the rows"),
    ]
  }

  private static func ratioField(
    _ key: String, _ path: WritableKeyPath<Options, [Double]> & Sendable, _ what: String
  ) -> Field<Options> {
    Field(
      key,
      shape: .list(.number(ratios, isAboveZero: false), count: 1...spans.upperBound)
    ) { reader, options throws(ConfigError) in
      guard let values = try reader.list(key, count: 1...spans.upperBound) else { return }
      options[keyPath: path] = []
      for (index, value) in values.enumerated() {
        let number: Double? =
          switch value.content {
          case .integer(let number): Double(number)
          case .number(let number): number
          default: nil
          }
        guard let number, ratios.contains(number) else {
          throw reader.error(
            key, at: index, "expected a number from 0.1 to 10, found \(value.summary)")
        }
        options[keyPath: path].append(number)
      }
    } tree: {
      $0[keyPath: path].isEmpty ? nil : .array($0[keyPath: path].map { .number($0) })
    }.documented("The \(what) as ratios: `[2, 1]`.", default: "equal")
  }
}

/// A kind of figure that can be a panel: any but a dashboard.
struct PanelKind: FigureKindSubset {
  let kind: FigureKind

  static var kinds: [FigureKind] {
    FigureKind.allCases.filter { $0.rawValue != Dashboard.name }
  }
}

extension PanelSpec {
  private static let spans = 1...12

  /// The kind as that of a panel.
  private var panelKind: PanelKind { PanelKind(kind: kind) }

  static let schema = Schema<PanelSpec>(
    kind: \PanelSpec.panelKind, isKindRequired: true, start: { PanelSpec($0.kind) },
    [
      .integer("columns", \.columns, in: spans).documented("How many columns it spans."),
      .integer("rows", \.rows, in: spans).documented("How many rows it spans."),
      MomentChoice.optionalField("at", \.moment).documented(
        "The moment that the panel shows, whatever the film does.", default: "the film's"),
      .integer("sample", \.sample, in: 0...99_999).documented(
        "For `activationLines`: the index among its samples that it shows."),
    ]
      + FigureKind.fields(
        of: PanelKind.kinds, kind: \.kind, options: \.options))
}
